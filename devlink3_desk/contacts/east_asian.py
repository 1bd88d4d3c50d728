"""Whether bytes read as Japanese, Chinese or Korean in one of the 8-bit encodings of these languages.

Most bytes of one of them are characters in the others as well, though seldom such that anybody uses. Each
text is scored by that, on the scale of :mod:`.encodings`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

_FREQUENT, _COMMON, _HALF_WIDTH, _RARE, _INVALID = 1.5, 0.8, 0.25, -1.5, -3.0


class _EastAsianEncoding(NamedTuple):
    """What tells an encoding from others."""

    codec: str
    """The encoding as Windows extends it, with characters that names have: ``髙``, ``﨑``."""
    common: tuple[range, ...]
    """First bytes of the characters that everybody knows; the standards sort the others behind them."""
    frequent: frozenset[str]
    """The most frequent characters of names, companies and headings."""


_ENCODINGS: Final = {
    "shift_jis": _EastAsianEncoding(
        "cp932",
        (range(0x82, 0x84), range(0x88, 0x99)),
        frozenset(
            "山田中佐藤鈴木高橋村小林加渡辺伊本井上口松原野川子郎一太美花大北東京都市区株式会社氏名電話番号携帯"
            "自宅勤務先部課係長備考のさくらアイウエオカキクケコサシスセソタチツテトナニノハヒフマミムメモヤユヨラリルレロワンー"
        ),
    ),
    "gb18030": _EastAsianEncoding(
        "gb18030",
        (range(0xB0, 0xD8),),
        frozenset(
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任"
            "伟娜敏洋刚强军芳静丽磊杰娟涛明超秀霞平红玉兰建国华文海北京上广州深圳天津南市省区路公司有限科技贸易集团"
            "姓名电话手机号码单位部门备注邮箱传真地址客户"
        ),
    ),
    "big5": _EastAsianEncoding(
        "big5hkscs",
        (range(0xA4, 0xC7),),
        frozenset(
            "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游詹胡施沈余趙盧梁顏柯翁魏孫戴"
            "志明美玲建宏雅婷俊傑家豪怡君淑芬文華國台北中高雄新竹香港市縣區路公司有限股份科技企業"
            "姓名電話行動手機號碼單位部門備註傳真地址客戶"
        ),
    ),
    "euc_kr": _EastAsianEncoding(
        "cp949",
        (range(0xB0, 0xC9),),
        frozenset(
            "김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허유남심노하곽성차주우구민나진지엄채원천방공현함"
            "준연훈수빈길동영은혜경희숙미자순철호석재승상기태용름회사화번휴대폰메모울부산업무역식주"
        ),
    ),
}

CODECS: Final = {name: entry.codec for name, entry in _ENCODINGS.items()}
"""The codec that decodes each of these encodings."""


def score_text(row: bytes, encoding: str) -> float:
    """Return how much a row looks like a text in ``encoding``, one of :data:`CODECS`."""
    text = f" {str(row, CODECS[encoding], 'replace')} "
    score = 0.0
    for index, sign in enumerate(text):
        if sign.isascii():
            continue
        # What stands beside a letter of the alphabet is more likely an accented one: "Köln".
        beside = text[index - 1] + text[index + 1]
        is_misplaced = any(other.isascii() and other.isalpha() for other in beside)
        score += _RARE if is_misplaced and sign != "\ufffd" else _score_sign(sign, beside, encoding)
    return score


def _score_sign(sign: str, beside: str, encoding: str) -> float:
    if "\uff61" <= sign <= "\uff9f":  # katakana of half width, each of which is one byte
        is_in_word = any("\uff61" <= other <= "\uff9f" for other in beside)
        return _HALF_WIDTH if is_in_word else _RARE
    return _weigh_sign(sign, encoding)


@lru_cache(maxsize=4096)
def _weigh_sign(sign: str, encoding: str) -> float:
    entry = _ENCODINGS[encoding]
    if sign in entry.frequent:
        return _FREQUENT
    data = sign.encode(entry.codec, "replace")
    if sign == "\ufffd" or len(data) > 2:
        return _INVALID
    if len(data) == 2 and not sign.isalnum():
        return 0.0  # punctuation, and blanks of full width
    is_common = len(data) == 2 and any(data[0] in lead for lead in entry.common)
    # In the encodings that continue one of the standards, rare characters have other second bytes.
    is_standard = encoding in ("shift_jis", "big5") or data[-1] >= 0xA1
    return _COMMON if is_common and is_standard else _RARE
