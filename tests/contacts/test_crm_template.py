"""CRM templates of 3CX: what becomes of them, what cannot be done, and files that mean harm."""

from __future__ import annotations

import pytest

from devlink3_desk.contacts.crm_template import CrmTemplateError, parse_template
from devlink3_desk.contacts.lookup_definition import (
    CallerNumbers,
    LookupMethod,
    build_request,
    find_definition_problem,
    read_answer,
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
    result = read_answer(definition, data, NUMBERS)
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
        (b'Next=""', b'Next="Tickets"', "only the first request is used, without Tickets"),
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
