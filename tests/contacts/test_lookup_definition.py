"""Definitions of look-ups: paths, requests that callers cannot change, and answers that are not trusted."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.contacts.json_path import JsonPathError, JsonTemplate, find_value, parse_path
from devlink3_desk.contacts.lookup_definition import (
    AnswerError,
    CallerNumbers,
    FurtherRequest,
    LookupDefinition,
    LookupDefinitionError,
    LookupMethod,
    LookupResult,
    build_request,
    find_definition_problem,
    find_next_request,
    parse_answer,
    read_documents,
    sanitize_link,
)

NUMBERS = CallerNumbers("+441632960144", "01632960144", "441632960144")
DEFINITION = LookupDefinition(
    name="CRM",
    url="https://crm.example.com/api/contacts?phone={e164}",
    name_path="contacts.first",
    company_path="$.contacts[0].company.name",
    link_path="https://crm.example.com/c/{contacts[0].id}",
    count_path="contacts[0].tickets",
)
DOCUMENT = {
    "contacts": [
        {"id": 17, "first": "Zoë", "last": "O'Brien", "company": {"name": "Northfield"}, "tickets": [1, 2, 3]}
    ]
}


def answer(document: object, **changes: object) -> LookupResult:
    definition = msgspec.structs.replace(DEFINITION, **changes)
    return read_documents(definition, [parse_answer(definition, json.dumps(document).encode())], NUMBERS)


class TestPaths:
    @pytest.mark.parametrize(
        ("path", "steps"),
        [
            ("a", ("a",)),
            ("$.a.b", ("a", "b")),
            ("a[0].b", ("a", 0, "b")),
            ("a.0.b", ("a", "0", "b")),
            ("[0].b", (0, "b")),
            ("$['first name'].x", ("first name", "x")),
            ("a[*].b", ("a", "b")),
        ],
    )
    def test_notations(self, path: str, steps: tuple[str | int, ...]) -> None:
        assert parse_path(path) == steps

    @pytest.mark.parametrize("path", ["", "a..b", "a[", "a[b]", "{a}", "a." * 200])
    def test_what_is_no_path(self, path: str) -> None:
        with pytest.raises(JsonPathError):
            parse_path(path)

    def test_a_list_stands_for_its_first_element_that_has_the_member(self) -> None:
        document = {"r": [{"x": 1}, {"name": "Kim"}, {"name": "Lee"}]}
        assert find_value(document, parse_path("r.name")) == "Kim"
        assert find_value(document, parse_path("r[2].name")) == "Lee"
        assert find_value(document, parse_path("r.9.name")) is None

    def test_a_template_without_any_value_is_empty(self) -> None:
        template = JsonTemplate("{first} {last}")
        assert template.fill({"first": "Kim"}) == "Kim"
        assert template.fill({}) == ""
        assert JsonTemplate("https://x/{id}").fill({}) == ""


class TestRequests:
    def test_the_number_in_all_forms(self) -> None:
        definition = msgspec.structs.replace(
            DEFINITION,
            url="https://{account}.example.com/{national}?q={e164}",
            parameters={"account": "north"},
            headers=(("Authorization", "Bearer {secret}"),),
            method=LookupMethod.POST,
            body='{"phone": "{digits}", "key": "{secret}"}',
        )
        request = build_request(definition, NUMBERS, 'a"b')
        assert request.url == "https://north.example.com/01632960144?q=%2B441632960144"
        assert request.headers == (("Authorization", 'Bearer a"b'),)
        assert json.loads(request.body) == {"phone": "441632960144", "key": 'a"b'}

    @given(st.text(max_size=40))
    def test_no_secret_and_no_number_leaves_its_place(self, text: str) -> None:
        definition = msgspec.structs.replace(
            DEFINITION, url="https://crm.example.com/a/{secret}/b?q={e164}", headers=(("X", "{secret}"),)
        )
        request = build_request(definition, CallerNumbers(text, text, text), text)
        assert request.url.startswith("https://crm.example.com/a/")
        assert request.url.count("?") == 1
        assert request.url.count("/") == 5
        assert request.url.isascii()
        assert not {"\r", "\n"} & set(request.headers[0][1])

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"url": ""}, "begins with https"),
            ({"url": "file:///etc/passwd?{e164}"}, "begins with https"),
            ({"url": "https://u:p@h/{e164}"}, "begins with https"),
            ({"url": "https://[::1/{e164}"}, "begins with https"),
            ({"url": "https://h:99999/{e164}"}, "begins with https"),
            ({"url": "https://h:port/{e164}"}, "begins with https"),
            ({"url": "https://crm..example/{e164}"}, "begins with https"),
            ({"url": f"https://{'h' * 70}/{{e164}}"}, "begins with https"),
            ({"url": "https://my crm/{e164}"}, "begins with https"),
            ({"url": "https://{digits}.example.com/{e164}"}, "name of the server"),
            ({"url": "https://h/{nobody}?{e164}"}, "{nobody} is not known"),
            ({"url": "https://h/"}, "does not contain the number"),
            ({"url": "http://h/{e164}", "user": "kim"}, "not sent without encryption"),
            ({"headers": (("Host", "x"),)}, "HTTP header"),
            ({"headers": (("a b", "x"),)}, "HTTP header"),
            ({"name_path": "a..b"}, "not a path"),
            ({"name_path": "", "company_path": "", "link_path": "", "count_path": ""}, "Enter where"),
        ],
    )
    def test_problems_are_found_before_anything_is_sent(
        self, changes: dict[str, object], sentence: str
    ) -> None:
        problem = find_definition_problem(msgspec.structs.replace(DEFINITION, **changes))
        assert problem is not None
        assert sentence in problem

    def test_a_good_definition_has_no_problem(self) -> None:
        assert find_definition_problem(DEFINITION) is None
        for server in ("https://[::1]:8443", "https://crm.müller.example", "https://CRM_1.example:443"):
            definition = msgspec.structs.replace(DEFINITION, url=f"{server}/{{e164}}")
            assert find_definition_problem(definition) is None
        with pytest.raises(LookupDefinitionError):
            build_request(msgspec.structs.replace(DEFINITION, body="{x}"), NUMBERS, "")


class TestAnswers:
    def test_the_paths_of_an_answer(self) -> None:
        assert answer(DOCUMENT, name_path="{contacts.first} {contacts.last}") == LookupResult(
            system="CRM",
            name="Zoë O'Brien",
            company="Northfield",
            link="https://crm.example.com/c/17",
            count=3,
        )

    @pytest.mark.parametrize("document", [{}, [], {"contacts": []}, None, 1, "text", {"contacts": None}])
    def test_an_unknown_caller_has_an_empty_result(self, document: object) -> None:
        assert answer(document).is_empty

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ({"first": "Ann"}, {"first": "Bob", "company": {"name": "Southgate"}, "id": 2, "tickets": [1]}),
            ({"last": "Archer"}, {"first": "Bob", "last": "Baker"}),
            ({"first": None, "id": 1}, {"first": "Bob"}),
        ],
    )
    @pytest.mark.parametrize("path", ["contacts.", "[0]."])
    def test_several_people_are_not_mixed(
        self, first: dict[str, object], second: dict[str, object], path: str
    ) -> None:
        """What the first person lacks is not taken from the next one."""
        paths: dict[str, object] = {
            "name_path": f"{{{path}first}} {{{path}last}}",
            "company_path": f"{path}company.name",
            "link_path": f"https://crm.example.com/c/{{{path}id}}",
            "count_path": f"{path}tickets",
        }
        both = [first, second]
        several: object = {"contacts": both} if path == "contacts." else [both]
        alone: object = {"contacts": [first]} if path == "contacts." else [[first]]
        assert answer(several, **paths) == answer(alone, **paths)

    def test_people_without_any_value_are_passed_over(self) -> None:
        document = {"contacts": [{}, {"x": 1}, {"first": "Bob", "company": {"name": "Southgate"}}]}
        result = answer(document, company_path="contacts.company.name", link_path="", count_path="contacts")
        assert (result.name, result.company, result.count) == ("Bob", "Southgate", 3)

    def test_a_position_in_one_path_holds_for_the_others(self) -> None:
        document = {"contacts": [{"company": {"name": "Northfield"}}, {"first": "Bob"}]}
        assert (answer(document).name, answer(document).company) == ("", "Northfield")

    def test_the_next_request_is_about_the_person_who_is_shown(self) -> None:
        definition = msgspec.structs.replace(
            DEFINITION,
            name_path="[0].contacts.first",
            company_path="",
            link_path="",
            count_path="[1].tickets",
            variables={"id": "[0].contacts.id"},
            further=(FurtherRequest(url="https://crm.example.com/tickets/{id}"),),
        )
        document = {"contacts": [{"first": "Ann"}, {"first": "Bob", "id": 2}]}
        assert find_next_request(definition, [document]) is None

    def test_a_constant_link_alone_says_nothing(self) -> None:
        assert answer({}, link_path="https://crm.example.com/search?q={e164}", name_path="a").is_empty
        found = answer({"a": "Kim"}, link_path="https://crm.example.com/search?q={e164}", name_path="a")
        assert found.link == "https://crm.example.com/search?q=+441632960144"

    @pytest.mark.parametrize(
        "link",
        [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "\\\\server\\share",
            "//evil.example.com",
            "https://kim@evil.example.com/",
            "https://a b/",
            "https://a/\nb",
            "https://[::1",
            "https://" + "a" * 3000,
            "tel:201",
        ],
    )
    def test_only_web_pages_are_links(self, link: str) -> None:
        assert sanitize_link(link) == ""
        result = answer({"contacts": [{"first": "Kim", "url": link}]}, link_path="contacts.url")
        assert (result.name, result.link) == ("Kim", "")

    def test_wrong_types_are_left_out(self) -> None:
        document = {"contacts": [{"first": {"x": 1}, "company": {"name": ["A", "B"]}, "tickets": "many"}]}
        result = answer(document)
        assert (result.name, result.company, result.count) == ("", "A", None)
        assert answer({"contacts": [{"first": "Kim", "tickets": -4}]}).count is None
        assert answer({"contacts": [{"first": True, "tickets": "12"}]}).count == 12

    def test_texts_are_plain_and_bounded(self) -> None:
        result = answer({"contacts": [{"first": "<b>Kim</b>\r\n\x1b[31m" + "x" * 1000}]})
        assert result.name.startswith("<b>Kim</b> [31m")
        assert len(result.name) == 300

    @pytest.mark.parametrize(
        "data", [b"<html>", b"", b"\xff\xfe", b"[" * 60_000, b'{"a":' * 50 + b"1", b'"' + b'\\"' * 1_000_000]
    )
    def test_what_is_not_json(self, data: bytes) -> None:
        with pytest.raises(AnswerError):
            parse_answer(DEFINITION, data)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(),
            lambda x: (
                st.lists(x)
                | st.dictionaries(
                    st.sampled_from(["contacts", "first", "company", "name", "id", "tickets"]), x
                )
            ),
        )
    )
    def test_every_answer_gives_a_result(self, document: object) -> None:
        result = answer(document)
        assert len(result.name) <= 300
        assert result.link == "" or result.link.startswith("https://crm.example.com/c/")
