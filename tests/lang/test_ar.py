"""Arabic: right to left, digits of two kinds, duals, counted nouns, verbs first, glued particles, two sets of months."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.claims.claim import Claim

Read = Callable[[str], list[Claim]]
Figure = tuple[str, str, float | None, float | None]


def n(measure: str, value: float, population: str = "all") -> Figure:
    return (measure, population, value, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verb first; passive and active are written alike
        ("قتل 19 شخصا.", [n("killed", 19)]),
        ("قُتِلَ 19 شخصًا.", [n("killed", 19)]),
        ("قتل 19 شخصا وأصيب 41.", [n("killed", 19), n("injured", 41)]),
        ("قتل 19 شخصا، وأصيب 41 آخرون بجروح.", [n("killed", 19), n("injured", 41)]),
        ("قتل الجيش ثلاثة مسلحين.", [n("killed", 3, "combatant")]),
        ("قتل مسلحون ثلاثة جنود.", [n("killed", 3, "soldiers")]),
        ("قتل شرطي.", [n("killed", 1, "police")]),
        ("19 شخصا قتلوا.", [n("killed", 19)]),
        ("اعتقلت الشرطة 200 متظاهر.", [n("detained", 200)]),
        ("لقي 12 شخصا مصرعهم.", [n("killed", 12)]),
        ("لقي ستة عمال حتفهم.", [n("killed", 6, "workers")]),
        ("استشهد أربعة مدنيين.", [n("killed", 4, "civilian")]),
        ("توفي ثلاثة أطفال في المستشفى.", [n("killed", 3, "children")]),
        # nouns of action
        ("مقتل خمسة جنود.", [n("killed", 5, "soldiers")]),
        ("مقتل شخصين وإصابة سبعة.", [n("killed", 2), n("injured", 7)]),
        ("أدى الانفجار إلى مقتل 19 شخصا وإصابة 41 آخرين.", [n("killed", 19), n("injured", 41)]),
        ("أودى الحريق بحياة 19 شخصا.", [n("killed", 19)]),
        ("وفاة امرأتين.", [n("killed", 2, "women")]),
        ("فقدان ستة صيادين.", [n("missing", 6, "workers")]),
        # digits of both kinds, numerals, scales
        ("قتل ١٢ شخصا.", [n("killed", 12)]),
        ("نزح ١٬٢٠٠ شخص.", [n("displaced", 1200)]),
        ("نزح ٢٫٥ مليون شخص.", [n("displaced", 2_500_000)]),
        ("قتل 2000 شخص.", [n("killed", 2000)]),
        ("قتل ثلاثة أشخاص.", [n("killed", 3)]),
        ("قتل أحد عشر شخصا.", [n("killed", 11)]),
        ("قتل ثلاثة عشر جنديا.", [n("killed", 13, "soldiers")]),
        ("أصيب خمسة وعشرون شخصا.", [n("injured", 25)]),
        ("أصيب مئة وثلاثة وعشرون شخصا.", [n("injured", 123)]),
        ("نزح عشرون ألف شخص.", [n("displaced", 20_000)]),
        ("نزح ثلاثة آلاف مدني.", [n("displaced", 3000, "civilian")]),
        ("شارك نصف مليون شخص في المظاهرة.", [n("participants", 500_000)]),
        # duals
        ("قتل شخصان.", [n("killed", 2)]),
        ("قتل شرطيان.", [n("killed", 2, "police")]),
        ("إصابة طفلين.", [n("injured", 2, "children")]),
        ("سقط قتيلان وثلاثة جرحى.", [n("killed", 2), n("injured", 3)]),
        ("قتل جنديان ومدنيان.", [n("killed", 2, "soldiers"), n("killed", 2, "civilian"), n("killed", 4)]),
        # bounds and likeness
        ("قتل ما لا يقل عن 19 شخصا.", [("killed", "all", 19, None)]),
        ("قتل 19 شخصا على الأقل.", [("killed", "all", 19, None)]),
        ("أصيب أكثر من 40 شخصا.", [("injured", "all", 40, None)]),
        ("أصيب نحو 40 شخصا.", [("injured", "all", 40, 40)]),
        ("أصيب حوالي 40 شخصا.", [("injured", "all", 40, 40)]),
        ("قتل ما يصل إلى 30 جنديا.", [("killed", "soldiers", None, 30)]),
        ("قتل ما بين 10 و15 شخصا.", [("killed", "all", 10, 15)]),
        ("قتل عشرات الأشخاص.", [("killed", "all", 20, None)]),
        ("نزح عشرات الآلاف.", [("displaced", "all", 20_000, None)]),
        ("قتل المئات.", [("killed", "all", 200, None)]),
        # parts, tolls, nobody, what has not happened
        ("قتل 19 شخصا بينهم ثلاثة أطفال.", [n("killed", 19), n("killed", 3, "children")]),
        ("قتل 12 شخصا، من بينهم امرأتان.", [n("killed", 12), n("killed", 2, "women")]),
        ("ارتفع عدد القتلى إلى 23.", [n("killed", 23)]),
        ("ارتفعت حصيلة القتلى إلى 23 شخصا.", [n("killed", 23)]),
        ("بلغ عدد الجرحى 57.", [n("injured", 57)]),
        ("لم يصب أحد.", [n("injured", 0)]),
        ("لم يقتل 19 شخصا.", []),
        ("وقع الانفجار على بعد 19 كيلومترا من المدينة.", []),
        ("يبلغ من العمر 19 عاما.", []),
        # other measures
        ("اختطف مسلحون أربعة أطباء.", [n("abducted", 4, "workers")]),
        ("نقل 12 شخصا إلى المستشفى.", [n("hospitalised", 12)]),
        ("أنقذ الصيادون تسعة ركاب.", [n("rescued", 9, "civilian")]),
        ("دمرت الغارة 14 منزلا.", [("destroyed", "", 14, 14)]),
        ("لا يزال أربعة أشخاص في عداد المفقودين.", [n("missing", 4)]),
        ("وعدت الحكومة بمبلغ 1.5 مليون دولار.", [("money", "", 1_500_000, 1_500_000)]),
        ("عثر على ثلاث جثث.", [n("killed", 3)]),
    ],
)
def test_figures(figures: Callable[[str], list[Figure]], text: str, expected: list[Figure]) -> None:
    assert figures(text) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("وقع ذلك في 20 يناير 1990.", "1990-01-20"),
        ("وقع ذلك في 20 كانون الثاني 1990.", "1990-01-20"),
        ("وقع ذلك في 20 كانون الثاني/يناير 1990.", "1990-01-20"),
        ("وقع ذلك في ٢٠ يناير ١٩٩٠.", "1990-01-20"),
        ("وقع ذلك في 20/1/1990.", "1990-01-20"),
        ("غرق المركب في 11 أيار.", "2024-05-11"),
        ("غرق المركب مساء الثلاثاء.", "2024-05-14"),
        ("غرق المركب يوم الأربعاء 15 مايو.", "2024-05-15"),
        ("غرق المركب أمس.", "2024-05-15"),
        ("غرق المركب أمس الأول.", "2024-05-14"),
        ("بدأت المحاكمة قبل عامين.", "2022"),
        ("بدأت المحاكمة قبل سنة.", "2023"),
        ("غادر في مارس 2023.", "2023-03"),
        ("غادر العام الماضي.", "2023"),
        ("غادر عام 1990.", "1990"),
        ("غادر في صيف 1990.", "1990-22"),
        ("بني الجسر في القرن التاسع عشر.", "18XX"),
        ("استمر القتال ثلاثة أسابيع.", "P3W"),
        ("انفجرت القنبلة في 12 مايو. وبعد يومين عثر على الجثث.", "2024-05-14"),
        ("انفجرت القنبلة في 12 مايو. وفي اليوم التالي عثر على الجثث.", "2024-05-13"),
        ("انفجرت القنبلة في 12 مايو 2024 الساعة 18:20.", "2024-05-12T18:20"),
    ],
)
def test_times(read: Read, text: str, edtf: str) -> None:
    assert edtf in [c.edtf for c in read(text) if c.kind == "time"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("وقع الانفجار في القاهرة.", "Cairo", "Egypt"),
        ("وقع الانفجار بالقاهرة.", "Cairo", "Egypt"),
        ("وقع الانفجار في وسط بغداد.", "Baghdad", "Iraq"),
        ("وقع الانفجار في مدينة حلب.", "Aleppo", "Syria"),
        ("وقع الانفجار بدمشق.", "Damascus", "Syria"),
        ("قتل جندي قرب الموصل.", "Mosul", "Iraq"),
        ("غادرت السفينة إسطنبول إلى أثينا.", "Athens", "Greece"),
        ("يعيش في محافظة الأنبار.", "Anbar", "Iraq"),
        ("تدور المعارك في سوريا.", "Syria", "Syria"),
        ("غرق المركب قبالة سواحل ليبيا.", "Libya", "Libya"),
        ("قتل جندي في كراكاس.", "Caracas", "Venezuela"),
        ("غرق المركب قبالة بلدة صغيرة (Nueva Palmira) أمس.", "Nueva Palmira", "Uruguay"),
    ],
)
def test_places(read: Read, text: str, name: str, country: str) -> None:
    found = [(c.name, c.country) for c in read(text) if c.kind == "place" and c.place_id]
    assert name in [f[0] for f in found] or name in [c.place.split(",")[0] for c in read(text) if c.place]
    assert country in [f[1] for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "وقع حادث في المدينة.",
        "زار وزير الداخلية المكان.",
        "أعلنت وزارة الداخلية مقتل خمسة.",
        "عقد اجتماع في مقر الحكومة.",
        "قال أحمد صالح إن الوقت حان.",
    ],
)
def test_common_words_are_no_places(read: Read, text: str) -> None:
    assert [c.quote for c in read(text) if c.kind == "place"] == []


@pytest.mark.parametrize(
    ("text", "speaker", "connection", "content"),
    [
        ("قال الوزير إن خمسة قتلوا.", "الوزير", "official", "خمسة قتلوا"),
        ("وقالت الشرطة إن خمسة قتلوا.", "الشرطة", "official", "خمسة قتلوا"),
        ("وقال المتحدث باسم الجيش إن خمسة قتلوا.", "المتحدث باسم الجيش", "official", "خمسة قتلوا"),
        ("وفقا لوزارة الصحة، قتل خمسة.", "وزارة الصحة", "official", "قتل خمسة"),
        ("قتل خمسة، بحسب وكالة الأنباء.", "وكالة الأنباء", "media", "قتل خمسة"),
        ("«سمعنا صراخا»، قال الصياد سامي.", "الصياد سامي", "eyewitness", "سمعنا صراخا"),
        ("وأكد مصدر أن خمسة قتلوا.", "مصدر", "hearsay", "خمسة قتلوا"),
        ("ونفى الجيش أن خمسة قتلوا.", "الجيش", "official", "خمسة قتلوا"),
        ("وقالت وزارة الداخلية إن خمسة قتلوا.", "وزارة الداخلية", "official", "خمسة قتلوا"),
        ("أعلنت وزارة الداخلية مقتل خمسة أشخاص.", "وزارة الداخلية", "official", "مقتل خمسة أشخاص"),
        ("وزارة الداخلية قالت إن خمسة قتلوا.", "وزارة الداخلية", "official", "خمسة قتلوا"),
        ("أكد المستشفى وفاة طفلين.", "المستشفى", "official", "وفاة طفلين"),
    ],
)
def test_speakers(read: Read, text: str, speaker: str, connection: str, content: str) -> None:
    said = [c for c in read(text) if c.kind == "attribution"]
    assert [c.speaker for c in said] == [speaker]
    assert said[0].source_connection == connection
    assert content in said[0].quote


def test_a_denial_is_told_as_one(read: Read) -> None:
    said = [c for c in read("ونفى الجيش أن خمسة قتلوا.") if c.kind == "figure"]
    assert [(c.modality, c.speaker) for c in said] == [("denied", "الجيش")]


def test_signs_above_letters_stay_in_the_quote(read: Read) -> None:
    text = "وأُصِيبَ ١٢ شخصًا."
    (claim,) = [c for c in read(text) if c.kind == "figure"]
    assert claim.quote == "أُصِيبَ ١٢ شخصًا"
    assert claim.best == 12


@pytest.mark.parametrize(
    ("text", "measure", "total"),
    [
        ("أسفر الانفجار عن مقتل مدنيين اثنين.", "killed", 2),
        ("اعتقال صحفيين اثنين في حلب.", "detained", 2),
        ("لقي19 عاملا مصرعهم في الحريق.", "killed", 19),
        ("استشهدت امرأة وطفلها بقصف.", "killed", 2),
        ("أصيب رجل وطفله.", "injured", 2),
    ],
)
def test_pairs_and_families(read: Read, text: str, measure: str, total: float) -> None:
    found = [c.best for c in read(text) if c.kind == "figure" and c.measure == measure]
    assert max(n for n in found if n is not None) == total


def test_letters_of_another_script_keep_their_digits(read: Read) -> None:
    assert [c.best for c in read("طائرة F16 قصفت الحي وقتل 3.") if c.kind == "figure"] == [3.0]
