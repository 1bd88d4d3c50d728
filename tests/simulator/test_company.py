"""The company of the simulator and its pseudo-files (section 6.6)."""

import pytest

from devlink3_desk.protocol import pseudo_files
from devlink3_desk.simulator import features, files
from devlink3_desk.simulator.company import (
    COMPANY_NUMBER_PREFIX,
    DRAMA_NUMBER_RANGES,
    Group,
    User,
    build_company,
)
from devlink3_desk.simulator.options import SimulatorOptions
from tests.simulator.recording import RecordedSimulation, create_company


@pytest.mark.parametrize(("extensions", "nodes"), [(1, 1), (2, 3), (60, 1), (384, 5), (3000, 32)])
def test_companies_of_every_size(extensions, nodes):
    company = create_company(extensions, nodes)
    assert len(company.users) == extensions
    assert len({user.name for user in company.users.values()}) == extensions
    assert len({node.id for node in company.nodes}) == nodes
    assert company.groups
    assert company.lines
    for group in company.groups.values():
        assert 1 <= len(group.name) <= 15
        assert group.members
        assert len(set(group.members)) == len(group.members)
    numbers = [*company.users, *company.groups, *company.conference_numbers, *company.park_slots]
    assert len(set(numbers)) == len(numbers), "a number is one thing only"
    owners: list[User | Group] = [*company.users.values(), *company.groups.values()]
    dids = [owner.did for owner in owners if owner.did]
    assert len(set(dids)) == len(dids)
    assert all(
        did.startswith(COMPANY_NUMBER_PREFIX) and len(did) == len(COMPANY_NUMBER_PREFIX) + 3 for did in dids
    )


def test_names_are_of_many_kinds():
    names = " ".join(user.full_name for user in create_company(300).users.values())
    assert ", " in names
    assert "'" in names
    assert set("äöüßéñłøş") <= set(names)
    assert any(user.is_receptionist for user in create_company().users.values())


def test_names_repeat_only_where_there_are_more_people_than_names():
    assert len({user.full_name for user in create_company(400).users.values()}) == 400


def test_contacts_have_fictitious_numbers():
    prefixes = tuple(prefix.replace(" ", "") for prefix, _ in DRAMA_NUMBER_RANGES)
    contacts = create_company().contacts
    assert len(contacts) > 30
    assert all(contact.number.startswith(prefixes) for contact in contacts)


def test_the_same_seed_makes_the_same_company():
    def names(seed):
        return [user.full_name for user in create_company(seed=seed).users.values()]

    assert names(5) == names(5) != names(6)


@pytest.mark.parametrize(("extensions", "nodes"), [(0, 1), (3001, 1), (5, 0), (5, 33)])
def test_impossible_companies(extensions, nodes):
    with pytest.raises(ValueError, match="A company has 1 to 3000"):
        build_company(seed=1, extensions=extensions, nodes=nodes, first_address="10.0.0.1")


@pytest.fixture
def record():
    return RecordedSimulation(create_company(60))


def read(record, name, **options):
    return files.read_pseudo_file(name, record.company, SimulatorOptions(**options), record.pbx)


def test_user_list(record):
    rows = pseudo_files.USER_LIST.parse(read(record, "nasystem/user_list"))
    users = record.company.users.values()
    assert [(row.name, row.extension, row.full_name, row.user_id) for row in rows] == [
        (user.name, user.extension, user.full_name, str(user.id)) for user in users
    ]


def test_user_list8(record):
    rows = pseudo_files.USER_LIST_8.parse(read(record, "nasystem/user_list8"))
    assert [row.full_name for row in rows] == [user.full_name for user in record.company.users.values()]
    assert [row.is_receptionist for row in rows][:3] == [True, True, False]
    assert {row.profile for row in rows} <= {1, 2, 3, 4, 5}
    assert all(row.email.endswith("@example.com") for row in rows)


def test_hunt_list_counts_who_waits(record):
    group = next(iter(record.company.groups.values()))
    line = next(iter(record.company.lines.values()))
    call = record.pbx.receive_call(record.pbx.find_free_channel(line), did=group.did)
    features.queue_call(record.pbx, call, group)
    rows = pseudo_files.HUNT_LIST.parse(read(record, "nasystem/hunt_list"))
    assert [(row.extension, row.queued, row.service) for row in rows][:2] == [("200", 1, 1), ("201", 0, 1)]


def test_members_and_memberships_agree(record):
    groups_by_extension: dict[str, set[str]] = {}
    for number, group in record.company.groups.items():
        rows = pseudo_files.parse_members(read(record, f"nasystem/hunt_info/{number}"))
        assert rows == pseudo_files.parse_members(read(record, f"nasystem/hunt_info/{group.name}"))
        assert [row.active for row in rows] == [not user.do_not_disturb for user in group.members]
        for row in rows:
            groups_by_extension.setdefault(row.extension, set()).add(number)
    for extension, groups in groups_by_extension.items():
        memberships = pseudo_files.MEMBER_OF.parse(read(record, f"nasystem/MemberOf/{extension}"))
        assert {row.extension for row in memberships} == groups


def test_the_other_files(record):
    contacts = pseudo_files.DIRECTORY_LIST.parse(read(record, "nasystem/dir_list"))
    expected = [(contact.name, contact.number) for contact in record.company.contacts]
    assert [(row.name, row.number) for row in contacts] == expected
    (info,) = pseudo_files.USER_INFO.parse(read(record, "nasystem/user_info3/4011"))
    user = record.company.users["4011"]
    assert (info.extension, info.full_name, info.logged_in) == ("4011", user.full_name, 1)
    assert (info.absence, info.absence_code) == (1, 3)
    licences = pseudo_files.LICENCE_LIST.parse(read(record, "nasystem/licence_list", licences=3))
    assert {row.licence: row.quantity for row in licences}[pseudo_files.CTI_LINK_PRO_LICENCE] == 3
    who = pseudo_files.parse_who_is(read(record, "nasystem/who_is"))
    assert list(who) == ["MAC", "Type", "Version", "Name"]
    assert who["Name"] == "Head Office"


@pytest.mark.parametrize("name", ["", "nasystem", "nasystem/x", "nasystem/hunt_info/9", "user_list", "/"])
def test_files_that_are_not_there(record, name):
    assert read(record, name) is None
