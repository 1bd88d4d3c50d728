"""Records with the fields and separators of the examples in the official text (section 6.7.1)."""

DIAL_TONE = """<Detail>
<Call>
c0a82a03,1,,,,0,,,,,
</Call>
<PartyA>
c0a82a03000003ea,1,7,1,3,0,0,0,1,8,106,,4001,0,0,,,,,,,4001,100
</PartyA>
</Detail>
"""

RINGING_GROUP = """<Detail>
<Call>
c0a82a03,3,,,,0,,200,,200,
</Call>
<PartyA>
0a82a0300002329,1,19,1,2,0,1,0,0,2,2,5.23,,0,0,5678,,,,,,01707123456,100
</PartyA>
<Target_list>
<Target>
c0a82a03000003fe,0,0,8,106,,4002,0,4,,,200,901707123456,100
</Target>
<Target>
c0a82a03000003ff,0,0,8,106,,4003,0,4,,,200,901707123456,100
</Target>
</Target_list>
</Detail>
"""

ANSWERED_CALL = """<Detail><Call>c0a82a03,4,,,,0,,200,,200,</Call>
<PartyA>c0a82a030000232a,1,2,1,0,0,1,0,0,2,2,5.23,,0,0,5678,,,,,,01707123456,100</PartyA>
<PartyB>c0a82a0300000413,0,2,1,0,0,0,0,1,8,106,,4001,0,4,,,,,,200,901707123456,100</PartyB></Detail>"""

CALL_LOST = "<CallLost>\nc0a82a03,c0a82a0300000413,1,16\n</CallLost>\n"
