"""Synthetic TED notices to change one thing of: nothing in them is real."""

_NAMESPACES = (
    'xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2" '
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" '
    'xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" '
    'xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1" '
    'xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1" '
    'xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1"'
)


def organization(number: int, name: str, code: str = "") -> str:
    """One organization, in Norwegian and English."""
    company = f"<cac:PartyLegalEntity><cbc:CompanyID>{code}</cbc:CompanyID></cac:PartyLegalEntity>" if code else ""
    return (
        "<efac:Organization><efac:Company>"
        f"<cac:PartyIdentification><cbc:ID>ORG-{number:04}</cbc:ID></cac:PartyIdentification>"
        f'<cac:PartyName><cbc:Name languageID="ENG">{name} (translated)</cbc:Name></cac:PartyName>'
        f'<cac:PartyName><cbc:Name languageID="NOR">{name}</cbc:Name></cac:PartyName>'
        "<cac:PostalAddress><cac:Country><cbc:IdentificationCode>NOR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
        f"{company}</efac:Company></efac:Organization>"
    )


def tender(number: int, amount: str | None = "1000", currency: str = "NOK", rank: str | None = None) -> str:
    """One tender of lot 1 by tendering party `number`."""
    value = f'<cbc:PayableAmount currencyID="{currency}">{amount}</cbc:PayableAmount>' if amount is not None else ""
    return (
        f"<efac:LotTender><cbc:ID>TEN-{number:04}</cbc:ID>"
        + (f"<cbc:RankCode>{rank}</cbc:RankCode>" if rank else "")
        + (f"<cac:LegalMonetaryTotal>{value}</cac:LegalMonetaryTotal>" if value else "")
        + f"<efac:TenderingParty><cbc:ID>TPA-{number:04}</cbc:ID></efac:TenderingParty></efac:LotTender>"
    )


def party(number: int, *members: int) -> str:
    """Tendering party `number`, of organizations; the last named leads where there are several."""
    lead = f"<efbc:GroupLeadIndicator>{'{}'}</efbc:GroupLeadIndicator>"
    tenderers = "".join(
        f"<efac:Tenderer><cbc:ID>ORG-{member:04}</cbc:ID>"
        + (lead.format(str(member == members[-1]).lower()) if len(members) > 1 else "")
        + "</efac:Tenderer>"
        for member in members
    )
    return f"<efac:TenderingParty><cbc:ID>TPA-{number:04}</cbc:ID>{tenderers}</efac:TenderingParty>"


def contract(number: int, *tenders: int, issued: str | None = "2026-01-25") -> str:
    """Contract `number`, settled with tenders."""
    return (
        f"<efac:SettledContract><cbc:ID>CON-{number:04}</cbc:ID><cbc:AwardDate>2026-01-20+01:00</cbc:AwardDate>"
        + (f"<cbc:IssueDate>{issued}</cbc:IssueDate>" if issued else "")
        + "".join(f"<efac:LotTender><cbc:ID>TEN-{item:04}</cbc:ID></efac:LotTender>" for item in tenders)
        + "</efac:SettledContract>"
    )


def result(
    *tenders: int, code: str | None = "selec-w", contracts: tuple[int, ...] = (1,), lot: int = 1, most: str | None = None
) -> str:
    """The outcome of a lot: its tenders, its contracts, a framework's maximum."""
    outcome = f'<cbc:TenderResultCode listName="winner-selection-status">{code}</cbc:TenderResultCode>' if code else ""
    maximum = f'<cbc:MaximumValueAmount currencyID="NOK">{most}</cbc:MaximumValueAmount>' if most else ""
    return (
        f"<efac:LotResult><cbc:ID>RES-{lot:04}</cbc:ID>{outcome}"
        + "".join(f"<efac:LotTender><cbc:ID>TEN-{item:04}</cbc:ID></efac:LotTender>" for item in tenders)
        + (f"<efac:FrameworkAgreementValues>{maximum}</efac:FrameworkAgreementValues>" if most else "")
        + "".join(f"<efac:SettledContract><cbc:ID>CON-{item:04}</cbc:ID></efac:SettledContract>" for item in contracts)
        + f"<efac:TenderLot><cbc:ID>LOT-{lot:04}</cbc:ID></efac:TenderLot></efac:LotResult>"
    )


def lot(number: int = 1, framework: str = "none", period: str = "") -> str:
    """A lot, its technique and the planned period."""
    return (
        f"<cac:ProcurementProjectLot><cbc:ID>LOT-{number:04}</cbc:ID>"
        "<cac:TenderingProcess><cac:ContractingSystem>"
        f'<cbc:ContractingSystemTypeCode listName="framework-agreement">{framework}</cbc:ContractingSystemTypeCode>'
        "</cac:ContractingSystem></cac:TenderingProcess>"
        f"<cac:ProcurementProject><cac:PlannedPeriod>{period}</cac:PlannedPeriod></cac:ProcurementProject>"
        "</cac:ProcurementProjectLot>"
    )


ORGANIZATIONS = organization(1, "Kommune") + organization(2, "Alfa AS", "912 345 678") + organization(3, "Beta AS")


def eforms(
    results: str,
    *,
    lots: str = lot(),
    organizations: str = ORGANIZATIONS,
    code: str = "can-standard",
    root: str = "ContractAwardNotice",
    more: str = "",
    process: str = "",
) -> bytes:
    """A notice of 28 January 2026 in Norwegian, bought by ORG-0001."""
    total = '<cbc:TotalAmount currencyID="EUR">999999</cbc:TotalAmount>'
    return (
        f"<{root} {_NAMESPACES.replace('ContractAwardNotice-2', root + '-2')}>"
        "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
        f"{more}<efac:NoticeResult>{total}{results}</efac:NoticeResult>"
        f"<efac:Organizations>{organizations}</efac:Organizations>"
        "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
        "<cbc:ID>11111111-synthetic</cbc:ID><cbc:ContractFolderID>folder-1</cbc:ContractFolderID>"
        "<cbc:IssueDate>2026-01-28+01:00</cbc:IssueDate><cbc:VersionID>01</cbc:VersionID>"
        f"<cbc:NoticeTypeCode>{code}</cbc:NoticeTypeCode><cbc:NoticeLanguageCode>NOR</cbc:NoticeLanguageCode>"
        "<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification>"
        f"</cac:Party></cac:ContractingParty><cac:TenderingProcess>{process}</cac:TenderingProcess>"
        '<cac:ProcurementProject><cbc:Name languageID="ENG">Works</cbc:Name><cbc:Name languageID="NOR">Arbeid</cbc:Name>'
        f"</cac:ProcurementProject>{lots}</{root}>"
    ).encode()


WINNER = result(1) + tender(1) + contract(1, 1) + party(1, 2)


def contractor(name: str, code: str = "") -> str:
    """One contractor of the older forms."""
    number = f"<NATIONALID>{code}</NATIONALID>" if code else ""
    address = f'<OFFICIALNAME>{name}</OFFICIALNAME>{number}<COUNTRY VALUE="PT"/>'
    return f"<CONTRACTOR><ADDRESS_CONTRACTOR>{address}</ADDRESS_CONTRACTOR></CONTRACTOR>"


def awarded(*contractors: str, value: str = '<VAL_TOTAL CURRENCY="EUR">1000.00</VAL_TOTAL>', item: int = 1) -> str:
    """One awarded contract of the older forms, with an estimate that is no price."""
    return (
        f'<AWARD_CONTRACT ITEM="{item}"><CONTRACT_NO>C-{item}</CONTRACT_NO><LOT_NO>{item}</LOT_NO><AWARDED_CONTRACT>'
        f"<DATE_CONCLUSION_CONTRACT>2021-05-05</DATE_CONCLUSION_CONTRACT><CONTRACTORS>{''.join(contractors)}</CONTRACTORS>"
        f'<VALUES><VAL_ESTIMATED_TOTAL CURRENCY="EUR">7777</VAL_ESTIMATED_TOTAL>{value}</VALUES>'
        "</AWARDED_CONTRACT></AWARD_CONTRACT>"
    )


def ted_export(results: str, *, form: str = "F03", procedure: str = "") -> bytes:
    """A TED_EXPORT notice of 11 May 2021 with its original form and a translation."""
    body = (
        "<CONTRACTING_BODY><ADDRESS_CONTRACTING_BODY><OFFICIALNAME>Universidade</OFFICIALNAME>"
        '<COUNTRY VALUE="PT"/></ADDRESS_CONTRACTING_BODY></CONTRACTING_BODY>'
        "<OBJECT_CONTRACT><TITLE><P>Obra</P><P>nova</P></TITLE><REFERENCE_NUMBER>R-1</REFERENCE_NUMBER>"
        '<VAL_TOTAL CURRENCY="EUR">999999</VAL_TOTAL></OBJECT_CONTRACT>'
        f"<PROCEDURE>{procedure}<NOTICE_NUMBER_OJ>2020/S 228-000001</NOTICE_NUMBER_OJ></PROCEDURE>{results}"
    )
    return (
        '<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication" DOC_ID="000001-2021">'
        "<CODED_DATA_SECTION><REF_OJS><DATE_PUB>20210511</DATE_PUB></REF_OJS></CODED_DATA_SECTION><FORM_SECTION>"
        f'<{form}_2014 CATEGORY="TRANSLATION" FORM="{form}"><OBJECT_CONTRACT/></{form}_2014>'
        f'<{form}_2014 CATEGORY="ORIGINAL" FORM="{form}">{body}</{form}_2014></FORM_SECTION></TED_EXPORT>'
    ).encode()
