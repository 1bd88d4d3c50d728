"""CRM templates of 3CX: what becomes of them, what cannot be done, and files that mean harm."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.crm_template import CrmTemplateError, parse_template
from devlink3_desk.contacts.lookup_definition import (
    CallerNumbers,
    LookupMethod,
    build_request,
    find_definition_problem,
    find_next_request,
    parse_answer,
    read_documents,
)

NUMBERS = CallerNumbers("+441632960144", "01632960144", "441632960144")
DESK = b"""<?xml version="1.0" encoding="utf-8"?>
<Crm Country="GB" Name="Northdesk" Version="3">
  <Number Prefix="Off" MaxLength="9"/>
  <Connection MaxConcurrentRequests="2"/>
  <Parameters>
    <Parameter Name="Domain" Type="String" Title="Account name:" Default="north"/>
    <Parameter Name="ApiKey" Type="Password" Title="API key:"/>
  </Parameters>
  <Authentication Type="Basic"><Value>[Domain]/token:[ApiKey]</Value></Authentication>
  <Scenarios>
    <Scenario Id="" Type="REST">
      <Request SkipIf="" Url="https://[Domain].example.com/api/search?type=user" RequestType="Get"
               ResponseType="Json">
        <Headers><Value Key="X-Account" Type="String">[Domain]</Value></Headers>
        <Query><Parameter Name="phone" Value="*[Number]"/></Query>
      </Request>
      <Rules><Rule Type="Any">users.id</Rule></Rules>
      <Variables>
        <Variable Name="ContactID" Path="users.id"><Filter/></Variable>
        <Variable Name="First" Path="users.first_name"/>
        <Variable Name="Last" Path="users.last_name"/>
        <Variable Name="Company" Path="users.company.name"/>
      </Variables>
      <Outputs Next="" AllowEmpty="false">
        <Output Type="ContactUrl" Value="https://[Domain].example.com/users/[ContactID]"/>
        <Output Type="FirstName" Value="[First]"/>
        <Output Type="LastName" Value="[Last]"/>
        <Output Type="CompanyName" Value="[Company]"/>
        <Output Type="EntityId" Value="[ContactID]"/>
      </Outputs>
    </Scenario>
    <Scenario Id="ReportCall" Type="REST"><Request Url="https://x/"/></Scenario>
  </Scenarios>
</Crm>
"""


def test_a_template_becomes_a_definition() -> None:
    imported = parse_template(DESK)
    definition = imported.definition
    assert [(each.name, each.title, each.value, each.is_secret) for each in imported.parameters] == [
        ("Domain", "Account name", "north", False),
        ("ApiKey", "API key", "", True),
    ]
    assert find_definition_problem(definition) is None
    request = build_request(definition, NUMBERS, "key")
    assert request.url == "https://north.example.com/api/search?type=user&phone=*441632960144"
    assert (request.method, request.user) == ("GET", "north/token")
    assert request.headers == (("X-Account", "north"),)
    data = b'{"users": [{"id": 4, "first_name": "Kim", "last_name": "Lee", "company": {"name": "North"}}]}'
    result = read_documents(definition, [parse_answer(definition, data)], NUMBERS)
    assert (result.name, result.company) == ("Kim Lee", "North")
    assert result.link == "https://north.example.com/users/4"
    assert [str(remark) for remark in imported.remarks] == [
        "Only callers are looked up. These scenarios of the template are not used: ReportCall.",
        "The number is not shortened to its last digits, as the template asks for.",
    ]


def test_values_of_a_post_request() -> None:
    template = b"""<Crm Name="X"><Authentication Type="No"/><Scenarios><Scenario Id="" Type="REST">
      <Request Url="https://x.example.com/find" RequestType="Post" RequestEncoding="UrlEncoded">
        <PostValues><Value Key="phone" Type="String">[Number]</Value></PostValues></Request>
      <Variables><Variable Name="N" Path="name"/></Variables>
      <Outputs><Output Type="FirstName" Value="[N]"/></Outputs></Scenario></Scenarios></Crm>"""
    definition = parse_template(template).definition
    assert definition.method is LookupMethod.POST
    assert definition.content_type == "application/x-www-form-urlencoded"
    assert build_request(definition, NUMBERS, "").body == "phone=%2B441632960144"
    assert find_definition_problem(definition) is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b'Type="Basic"', b'Type="OAuth2"', "Signing in with OAuth2 is not supported"),
        (b'Next=""', b'Next="Tickets"', "the requests from Tickets on are not used"),
        (b'Value="[First]"', b'Value="[First].ToUpper()"', "Expressions such as [First].ToUpper()"),
        (b"<Filter/>", b"<Filter><Rule/></Filter>", "The filter of the variable ContactID"),
        (b'ResponseType="Json"', b'ResponseType="Xml"', "Answers in Xml are not read"),
        (b'Value="[Last]"', b'Value="[Agent]"', "These variables have no meaning here: Agent"),
        (b'Type="REST"><Request', b'Type="SQL"><Request', "Databases are not queried"),
        (b'"Domain" Type="String"', b'"Domain" Type="Password"', "The template has several secrets"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(old: bytes, new: bytes, sentence: str) -> None:
    remarks = parse_template(DESK.replace(old, new)).remarks
    assert any(sentence in remark for remark in remarks), remarks


CHAIN = b"""<Crm Name="Chain">
  <Number Prefix="Plus"/>
  <Parameters><Parameter Name="Host" Type="String" Default="x"/>
    <Parameter Name="Key" Type="Password"/></Parameters>
  <Authentication Type="No"/>
  <Scenarios>
    <Scenario Id="" Type="REST">
      <Request Url="https://[Host].example.com/find?phone=[Number]" RequestType="Get">
        <Headers><Value Key="X-Key">[Key]</Value></Headers></Request>
      <Variables><Variable Name="Id" Path="data.0.id"/>
        <Variable Name="First" Path="data.0.first"/></Variables>
      <Outputs Next="GetPerson" AllowEmpty="false">
        <Output Type="Reference" Value="[Id]-[First]"/><Output Type="FirstName" Value="[First]"/></Outputs>
    </Scenario>
    <Scenario Id="GetPerson" Type="REST">
      <Request Url="https://[Host].example.com/people/[Id]" RequestType="Get"/>
      <Variables><Variable Name="Firm" Path="company_id"/><Variable Name="Last" Path="$.last"/></Variables>
      <Outputs Next="GetFirm"><Output Type="LastName" Value="[Last]"/></Outputs>
    </Scenario>
    <Scenario Id="GetFirm" Type="REST">
      <Request Url="https://[Host].example.com/firms" RequestType="Post" RequestEncoding="Json">
        <PostValues><Value Key="id">[Firm]</Value><Value Key="of">[Reference]</Value></PostValues></Request>
      <Variables><Variable Name="FirmName" Path="[0].name"/></Variables>
      <Outputs Next=""><Output Type="CompanyName" Value="[FirmName]"/>
        <Output Type="ContactUrl" Value="https://[Host].example.com/[Id]"/></Outputs>
    </Scenario>
  </Scenarios></Crm>"""


def test_a_chain_of_requests() -> None:
    imported = parse_template(CHAIN)
    definition = imported.definition
    assert imported.remarks == ()
    assert find_definition_problem(definition) is None
    answers: list[object] = [{"data": [{"id": 7, "first": "Kim"}]}]
    second = find_next_request(definition, answers)
    assert second is not None
    assert build_request(second, NUMBERS, "key").url == "https://x.example.com/people/7"
    answers.append({"company_id": "a/b", "last": "Lee"})
    third = find_next_request(definition, answers)
    assert third is not None
    request = build_request(third, NUMBERS, "key")
    assert (request.method, request.url) == ("POST", "https://x.example.com/firms")
    assert request.body == '{"id": "a/b", "of": "7-Kim"}'
    answers.append([{"name": "Northfield"}])
    assert find_next_request(definition, answers) is None
    result = read_documents(definition, answers, NUMBERS)
    assert (result.name, result.company) == ("Kim Lee", "Northfield")
    assert result.link == "https://x.example.com/7"
    # Whoever has no company is not asked for, and known by name.
    assert find_next_request(definition, [answers[0], {"last": "Lee"}]) is None
    assert read_documents(definition, [answers[0], {"last": "Lee"}], NUMBERS).name == "Kim Lee"


def test_a_chain_that_does_not_end_or_leads_nowhere() -> None:
    circle = parse_template(CHAIN.replace(b'Next=""', b'Next="GetPerson"'))
    assert len(circle.definition.further) == 2
    assert any("from GetPerson on" in remark for remark in circle.remarks)
    # The server of a request must not come from an answer.
    elsewhere = parse_template(
        CHAIN.replace(b"https://[Host].example.com/people/[Id]", b"https://[Id]/people")
    )
    assert "must not come from an answer" in str(find_definition_problem(elsewhere.definition))
    whole = parse_template(CHAIN.replace(b"https://[Host].example.com/people/[Id]", b"[Id]"))
    assert find_definition_problem(whole.definition) is not None


BILLION_LAUGHS = b"""<!DOCTYPE Crm [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><Crm>&b;</Crm>"""
EXTERNAL = b"""<!DOCTYPE Crm [<!ENTITY x SYSTEM "file:///etc/passwd">]><Crm>&x;</Crm>"""


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (BILLION_LAUGHS, "document type or entities"),
        (EXTERNAL, "document type or entities"),
        (b"", "not an XML file"),
        (b"<Crm>", "not an XML file"),
        (b"<html/>", "not a CRM template"),
        (b"<Crm/>", "no REST scenario"),
        (b"<a>" * 100, "too large"),
        (b"x" * (1024 * 1024 + 1), "too large"),
    ],
)
def test_files_that_are_no_templates(data: bytes, sentence: str) -> None:
    with pytest.raises(CrmTemplateError, match=sentence):
        parse_template(data)
