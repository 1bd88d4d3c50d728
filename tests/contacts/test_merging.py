"""Contacts of several sources: one entry a person, by precedence, and nothing done twice."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts.contact import Contact, ContactNumber, NumberKind
from devlink3_desk.contacts.followed_source import NamedContacts
from devlink3_desk.contacts.merging import ContactMerger
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.contact_book import ContactBookBuilder
from devlink3_desk.switchboard.directory import PhoneBook
from devlink3_desk.switchboard.site import Site

WORK = ContactNumber("+44 1632 960144", NumberKind.WORK)
MOBILE = ContactNumber("07700 900123", NumberKind.MOBILE)
FAX = ContactNumber("01632 960149", NumberKind.FAX)


def source(name: str, *contacts: Contact, is_followed: bool = True) -> NamedContacts:
    return NamedContacts(name, name, contacts, is_followed)


def merge_sources(sources: Sequence[NamedContacts]) -> list[Contact]:
    """Return the people of all sources; those of the first source come first."""
    return [contact for people in ContactMerger().merge_by_source(sources) for contact in people]


def test_the_same_person_is_one_entry_with_where_each_number_is_from() -> None:
    crm = source("CRM", Contact("O'Brien, Zoë", (WORK, FAX), note="Pays late"))
    domain = source("AD", Contact("Zoë O'Brien", (WORK, MOBILE), "Northfield", email="z@example.com"))
    (zoe,) = merge_sources([crm, domain])
    assert (zoe.name, zoe.company, zoe.email, zoe.note) == (
        "O'Brien, Zoë",
        "Northfield",
        "z@example.com",
        "Pays late",
    )
    assert [(number.number, number.source) for number in zoe.numbers] == [
        (WORK.number, "CRM, AD"),
        (MOBILE.number, "AD"),
        (FAX.number, "CRM"),
    ]


def test_numbers_that_end_in_the_same_digits_are_not_taken_for_one() -> None:
    """In two towns, a company may have chosen the same number."""
    numbers = ("030 12345678", "040 12345678", "+49 30 12345678", "0049 (0)40 12345678", "+1 212 123 45678")
    office = source("CRM", Contact("Kim", tuple(map(ContactNumber, numbers[:2]))))
    (kim,) = merge_sources([office])
    assert [number.number for number in kim.numbers] == ["030 12345678", "040 12345678"]
    domain = source("AD", Contact("Kim", tuple(map(ContactNumber, numbers[2:]))))
    (kim,) = merge_sources([office, domain])
    assert [(number.number, number.source) for number in kim.numbers] == [
        ("030 12345678", "CRM, AD"),
        ("040 12345678", "CRM, AD"),
        ("+1 212 123 45678", "AD"),
    ]


def test_the_order_of_the_sources_is_the_precedence() -> None:
    first = source("A", Contact("Kim", (WORK,), "Northfield"))
    second = source("B", Contact("Kim", (MOBILE,), "Northfield", "Sales"))
    (kim,) = merge_sources([second, first])
    assert [number.number for number in kim.numbers] == [MOBILE.number, WORK.number]
    assert kim.department == "Sales"


def test_a_name_alone_does_not_make_two_entries_one_person() -> None:
    people = merge_sources([source("A", Contact("Kim", (WORK,))), source("B", Contact("Kim", (MOBILE,)))])
    assert len(people) == 2
    company = merge_sources(
        [source("A", Contact("Kim", (WORK,), "North")), source("B", Contact("Kim", (MOBILE,), "South"))]
    )
    assert len(company) == 2


def test_entries_of_one_source_are_never_joined() -> None:
    twice = source("A", Contact("Kim", (WORK,), "North"), Contact("Kim", (WORK, MOBILE), "North"))
    assert len(merge_sources([twice])) == 2
    assert len(merge_sources([twice, source("B", Contact("Kim", (WORK,)))])) == 2


def test_numbers_of_imported_contacts_name_their_file_only_where_that_matters() -> None:
    imported = source("cards.vcf", Contact("Kim", (WORK,)), Contact("Lee", (FAX,)), is_followed=False)
    kim, lee = merge_sources([imported, source("CRM", Contact("Kim", (WORK,)))])
    assert kim.numbers[0].source == "cards.vcf, CRM"
    assert lee is imported.contacts[1]


def test_what_has_not_changed_is_the_same_object_the_next_time() -> None:
    builder = ContactBookBuilder()
    crm = source("CRM", Contact("Kim", (WORK,)), Contact("Lee", (MOBILE,)))
    domain = source("AD", Contact("Kim", (WORK, FAX)))
    before = builder.build([crm, domain])
    changed = source("CRM", crm.contacts[0], Contact("Leigh", (MOBILE,)))
    after = builder.build([changed, domain])
    assert after.people[0] is before.people[0]
    assert [person.name for person in after.people] == ["Kim", "Leigh"]
    assert [match.person.name for match in after.find_all("07700 900123", Site())] == ["Leigh"]
    assert [match.person.name for match in before.find_all("07700 900123", Site())] == ["Lee"]


names = st.sampled_from(["Kim", "Lee", "Kim Lee"])
numbers = st.lists(
    st.builds(
        ContactNumber,
        st.sampled_from(["01632 960144", "07700 900123", "01632 9601??"]),
        st.just(NumberKind.WORK),
    ),
    max_size=2,
).map(tuple)
contact_lists = st.lists(st.builds(Contact, names, numbers, st.sampled_from(["", "North"])), max_size=5).map(
    tuple
)


source_lists = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C"]), contact_lists, st.booleans()),
    max_size=4,
)


@given(st.lists(source_lists, min_size=1, max_size=4))
def test_a_book_that_is_changed_equals_one_that_is_built_anew(
    steps: list[list[tuple[str, tuple[Contact, ...], bool]]],
) -> None:
    """Contacts, their order, and the order and names of the sources change; contacts are there twice."""
    builder, pool = ContactBookBuilder(), dict[Contact, Contact]()
    for step in steps:
        sources = [
            source(name, *(pool.setdefault(contact, contact) for contact in contacts), is_followed=followed)
            for name, contacts, followed in step
        ]
        book, fresh = builder.build(sources), ContactBookBuilder().build(sources)
        assert book.people == fresh.people
        for number in ("01632 960144", "07700 900123", "01632 960155"):
            assert book.find_all(number, Site()) == fresh.find_all(number, Site())
        everyone = [contact for _, contacts, _ in step for contact in contacts]
        assert {person.name for person in book.people} == {contact.name for contact in everyone}
        every_number = {number.number for contact in everyone for number in contact.numbers}
        assert {number for person in book.people for number in list_numbers(person)} == every_number


def list_numbers(person: Person) -> list[str]:
    return [number for number in (person.number, *(other.number for other in person.others)) if number]


def test_a_book_without_common_people_is_built_anew() -> None:
    ann = Person("1", "Ann", PersonKind.CONTACT)
    book = PhoneBook([ann])
    assert book.with_changes([], [], [ann]).people == ()
    assert book.find_all("1", Site())
