"""Turkish and Azerbaijani: speakers before verbs that end the clause, and sources with the marks of their case."""

from __future__ import annotations

import pytest
from tests.claims.reading import claims_told


def tellers(language: str, text: str) -> list[str | None]:
    """Who tells the figures."""
    return [c.speaker for c in claims_told(text, language) if c.kind == "figure"]


def chains(language: str, text: str) -> list[tuple[str, ...]]:
    return [c.attribution_chain for c in claims_told(text, language) if c.kind == "figure"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("tr", "Polis sözcüsü cumartesi günü 12 köylünün öldüğünü söyledi.", "Polis sözcüsü"),
        ("tr", "Vali Pelin Lale yaptığı açıklamada 12 köylünün öldüğünü bildirdi.", "Vali Pelin Lale"),
        (
            "tr",
            "“Lublin'de 12 köylü öldü” dedi cumartesi günü belediye başkanı Jan Kolar.",
            "belediye başkanı Jan Kolar",
        ),
        ("tr", "Polise göre, kazada 12 kişi öldü.", "Polis"),
        ("tr", "Sağlık Bakanlığı'nın verdiği bilgiye göre kazada 12 kişi öldü.", "Sağlık Bakanlığı"),
        ("tr", "İlk belirlemelere göre kazada 12 kişi öldü.", None),
        (
            "tr",
            'Olay yerinde konuşan Kaymakam Ali Kara, "Kazada 12 kişi öldü. Acımız büyük." dedi.',
            "Kaymakam Ali Kara",
        ),
        ("tr", "Kazada 12 kişi öldü. Bunu Vali Ali Kara söyledi.", "Vali Ali Kara"),
        ("tr", "AFAD son olarak, ölenlerin sayısının 12'ye yükseldiğini açıkladı.", "AFAD"),
        ("tr", "Acının büyük olduğunu belirten Ali Kara, kazada 12 kişinin öldüğünü ifade etti.", "Ali Kara"),
        ("az", "Polis nümayəndəsi şənbə günü Bakıda 14 tələbənin öldüyünü deyib.", "Polis nümayəndəsi"),
        ("az", "Vali Elçin Əliyev Bakıda 14 nəfərin öldüyünü bildirib.", "Vali Elçin Əliyev"),
        ("az", "DİN-dən verilən məlumata görə, qəzada 14 nəfər ölüb.", "DİN"),
        ("az", "Polisin məlumatına görə, qəzada 14 nəfər ölüb.", "Polis"),
        ("az", "Məlumata görə, qəzada 14 nəfər ölüb.", None),
        ("az", "Qəzada 14 nəfər ölüb. Bunu mətbuat katibi Günay Səlimova deyib.", "mətbuat katibi Günay Səlimova"),
    ],
)
def test_who_tells_a_number(language: str, text: str, speaker: str | None) -> None:
    assert tellers(language, text) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("tr", "Reuters'ın itfaiyeye dayandırdığı habere göre 12 kişi öldü.", ("Reuters", "itfaiyeye")),
        ("az", "Lent.az polis idarəsinə istinadən xəbər verir ki, 12 nəfər yaralanıb.", ("Lent.az", "polis idarəsi")),
        ("de", "38 Menschen starben, meldete das Staatsradio unter Berufung auf den Arzt.", ("Staatsradio", "Arzt")),
        ("de", "Reuters meldete unter Berufung auf Ärzte, dass 38 Menschen starben.", ("Reuters", "Ärzte")),
    ],
)
def test_who_is_cited_tells_it_through_who_cites(language: str, text: str, chain: tuple[str, ...]) -> None:
    assert chains(language, text) == [chain]


@pytest.mark.parametrize(("names", "speaker"), [(3, "Vali Pelin Ada Lale"), (4, "Vali Pelin Ada Lale")])
def test_a_name_behind_an_office_has_three_words(names: int, speaker: str) -> None:
    name = " ".join(["Pelin", "Ada", "Lale", "Nil"][:names])
    assert tellers("tr", f"Vali {name} 12 köylünün öldüğünü bildirdi.") == [speaker]


@pytest.mark.parametrize(("between", "heard"), [(11, True), (12, False)])
def test_a_speaker_without_a_comma_has_twelve_words(between: int, heard: bool) -> None:
    found = tellers("tr", f"{'Büyük ' * between}sözcüsü 12 köylünün öldüğünü bildirdi.")
    assert (found[0] is not None) == heard
