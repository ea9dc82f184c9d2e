"""ISO 4217: the codes in use, and what people write instead of them."""

from __future__ import annotations

from difflib import get_close_matches

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF
XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())
# by the code that is meant
_OTHERWISE = {
    "CNY": ("RMB", "CNH", "YUAN", "元", "人民币", "¥", "￥"),
    "HKD": ("HK$", "港元", "港币"),
    "TWD": ("NTD", "NT$"),
    "USD": ("US$", "$", "美元"),
    "EUR": ("EURO", "欧元", "€"),
    "GBP": ("UKP", "STG", "£"),
    "JPY": ("YEN", "日元"),
    "KRW": ("WON",),
}


def meant_currency(text: str) -> str | None:
    """The ISO 4217 code that a text which is none may mean: CNY for RMB; None where nothing suggests itself."""
    folded = text.strip().upper()
    if folded in CURRENCIES:
        return folded
    near = get_close_matches(folded, sorted(CURRENCIES), n=1) if len(folded) == 3 else []
    return next((code for code, words in _OTHERWISE.items() if folded in words), near[0] if near else None)


def unknown_currency(text: str) -> str:
    """The sentence about a text that is no ISO 4217 code."""
    meant = meant_currency(text)
    return "expected an ISO 4217 code such as CNY" + (f"; did you mean {meant}?" if meant else "")
