"""Who did it and who suffered, in languages that build the sentence otherwise: verbs last, phrases of two parts, case endings."""

from __future__ import annotations

import pytest

from firsthand.accounts.account import Account
from firsthand.accounts.sentences import sentences_of
from firsthand.claims.claim import Claim
from firsthand.claims.read import read_account_claims
from firsthand.config import ClaimsConfig
from firsthand.lang.pack import pack_for
from firsthand.view.victims import fate_in

Role = tuple[str | None, str | None]


def told(language: str, text: str) -> list[Claim]:
    sentences = sentences_of(text, [(0, len(text))], language, pack_for(language))
    account = Account("a", "v", "s", "text/plain", "0", text, language=language, sentences=sentences)
    return [c for c in read_account_claims(account, ClaimsConfig()) if c.kind == "actor"]


def roles(language: str, text: str) -> set[Role]:
    return {(c.name, c.role) for c in told(language, text)}


def fate(language: str, text: str) -> str:
    """What became of the one victim of a text."""
    (victim,) = (c for c in told(language, text) if c.role == "victim")
    return fate_in(text[victim.anchor_start : victim.anchor_end], language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb of two parts holds the clause; its subject stands before it or inside
        ("Bürgermeister Karl Venn wurde am Montag vor seinem Haus in Dree erschossen.", {("Karl Venn", "victim")}),
        ("Am Montag wurde der Bürgermeister Karl Venn vor seinem Haus erschossen.", {("Karl Venn", "victim")}),
        ("Bei dem Unfall kam der Fahrer Karl Venn (27) ums Leben.", {("Karl Venn", "victim")}),
        (
            "Der Lehrer Karl Venn wurde von zwei maskierten Männern getötet.",
            {("Karl Venn", "victim"), ("maskierten Männern", "perpetrator")},
        ),
        (
            "Soldaten haben in der Nacht den Richter Peter Harl verschleppt.",
            {("Soldaten", "perpetrator"), ("Peter Harl", "victim")},
        ),
        (
            "Maskierte Männer erschossen am Sonntag den Journalisten Peter Harl.",
            {("Männer", "perpetrator"), ("Peter Harl", "victim")},
        ),
        # the verb ends a clause that depends on another
        (
            "Die Polizei teilte mit, dass Direktor Karl Venn am Montag von Unbekannten erschossen worden war.",
            {("Polizei", "speaker"), ("Karl Venn", "victim"), ("Unbekannten", "perpetrator")},
        ),
        (
            "Richter Karl Venn sprach am Montag, nachdem zwei Männer erschossen worden waren.",
            {("Karl Venn", "mentioned")},
        ),
        ("Auf Befehl von General Karl Venn stürmten Soldaten das Dorf.", {("Karl Venn", "ordered_by")}),
        ("General Karl Venn befahl den Sturm auf das Dorf.", {("Karl Venn", "ordered_by")}),
        ("General Karl Venn befahl ein Mittagessen.", {("Karl Venn", "office_holder")}),
        ("Drei Soldaten am Tor erschossen.", set()),
        ("Bei dem Täter handelt es sich um den Fahrer Karl Venn.", {("Karl Venn", "perpetrator")}),
        ("„Wir trauern“, sagte Bürgermeister Peter Harl.", {("Peter Harl", "speaker")}),
    ],
)
def test_german_roles(text: str, expected: set[Role]) -> None:
    assert roles("de", text) == expected


@pytest.mark.parametrize(
    ("text", "role", "modality"),
    [
        ("Richter Karl Venn wurde nicht getötet.", "victim", "denied"),
        ("Minister Karl Venn soll in Dree getötet worden sein.", "victim", "alleged"),
        ("Der Fahrer Karl Venn wurde am Montag festgenommen.", "perpetrator", "alleged"),
    ],
)
def test_german_doubt_inside_a_phrase_of_two_parts(text: str, role: str, modality: str) -> None:
    assert [(c.role, c.modality) for c in told("de", text)] == [(role, modality)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the doer of a passive stands before its mark, whoever suffered before that
        (
            "Gazeteci Hasan Kaya, Ankara'da evinin önünde silahlı saldırganlar tarafından öldürüldü.",
            {("Hasan Kaya", "victim"), ("saldırganlar", "perpetrator")},
        ),
        # case endings say who is the object, in either order
        (
            "Saldırganlar gazeteci Hasan Kaya'yı evinin önünde öldürdü.",
            {("Saldırganlar", "perpetrator"), ("Hasan Kaya", "victim")},
        ),
        (
            "Gazeteci Hasan Kaya'yı maskeli saldırganlar kaçırdı.",
            {("Hasan Kaya", "victim"), ("saldırganlar", "perpetrator")},
        ),
        (
            "Bakan Elif Demir, hakim Hasan Kaya'nın dün gece evinde öldürüldüğünü açıkladı.",
            {("Elif Demir", "speaker"), ("Hasan Kaya", "victim")},
        ),
        ("Vali Elif Demir'in oğlu öldürüldü.", {("Elif Demir", "office_holder")}),
        (
            "General Murat Toprak'ın emriyle askerler köyü bastı.",
            {("Murat Toprak", "ordered_by"), ("askerler", "perpetrator")},
        ),
        ("General Murat Toprak ateş emri verdi.", {("Murat Toprak", "ordered_by")}),
        ("Hakim Hasan Kaya öldürülmedi.", {("Hasan Kaya", "mentioned")}),
        ("Hasan Kaya ve Elif Demir hayatını kaybetti.", {("Hasan Kaya", "victim"), ("Elif Demir", "victim")}),
        ("Hasan Kaya'nın ölümü kenti sarstı.", {("Hasan Kaya", "victim")}),
        ("Öldürülen gazeteci Hasan Kaya'nın eşi konuştu.", {("Hasan Kaya", "victim")}),
    ],
)
def test_turkish_roles(text: str, expected: set[Role]) -> None:
    assert roles("tr", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "El juez Juan Pérez, de 45 años, fue asesinado por pistoleros en su casa.",
            {("Juan Pérez", "victim"), ("pistoleros", "perpetrator")},
        ),
        (
            "Soldados mataron a Juan Pérez y a su chofer, Luis Gómez.",
            {("Soldados", "perpetrator"), ("Juan Pérez", "victim"), ("Luis Gómez", "victim")},
        ),
        ("Murieron Juan Pérez y María Gómez.", {("Juan Pérez", "victim"), ("María Gómez", "victim")}),
        (
            "Por orden del general Carlos Ruiz, las tropas abrieron fuego contra la multitud.",
            {("Carlos Ruiz", "ordered_by"), ("tropas", "perpetrator")},
        ),
        (
            "Hombres armados secuestraron al alcalde Juan Pérez.",
            {("Hombres armados", "perpetrator"), ("Juan Pérez", "victim")},
        ),
        ("Tres soldados muertos en una emboscada.", set()),
        ("—Estamos de luto —dijo el alcalde Juan Pérez.", {("Juan Pérez", "speaker")}),
    ],
)
def test_spanish_roles(text: str, expected: set[Role]) -> None:
    assert roles("es", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le juge Jean Morel, âgé de 45 ans, a été tué par des assaillants devant sa maison.",
            {("Jean Morel", "victim"), ("assaillants", "perpetrator")},
        ),
        ("Des soldats ont enlevé l'avocat Paul Girard.", {("soldats", "perpetrator"), ("Paul Girard", "victim")}),
        (
            "Sur ordre du général Henri Blanc, les troupes ont ouvert le feu sur la foule.",
            {("Henri Blanc", "ordered_by"), ("troupes", "perpetrator")},
        ),
        ("L’assassinat de la juge Marie Morel a choqué le pays.", {("Marie Morel", "victim")}),
        ("Jean Morel n'a pas été tué.", {("Jean Morel", "mentioned")}),
        ("Trois soldats tués dans une embuscade.", set()),
    ],
)
def test_french_roles(text: str, expected: set[Role]) -> None:
    assert roles("fr", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Судья Иван Громов был убит в понедельник у своего дома.", {("Иван Громов", "victim")}),
        ("В понедельник погиб журналист Иван Громов.", {("Иван Громов", "victim")}),
        ("Боевики ночью открыли огонь по толпе.", {("Боевики", "perpetrator")}),
        ("Генерал Петр Левин приказал открыть огонь.", {("Петр Левин", "ordered_by")}),
        ("Генерал Петр Левин приказал подать обед.", {("Петр Левин", "mentioned")}),
        ("«Мы скорбим», — сказал мэр Петр Левин.", {("Петр Левин", "speaker")}),
        ("Иван Громов и Анна Левина были ранены.", {("Иван Громов", "victim"), ("Анна Левина", "victim")}),
    ],
)
def test_russian_roles(text: str, expected: set[Role]) -> None:
    assert roles("ru", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Суддя Іван Громенко був убитий у понеділок біля свого будинку.", {("Іван Громенко", "victim")}),
        ("У понеділок загинув журналіст Іван Громенко.", {("Іван Громенко", "victim")}),
        ("Бойовики вночі відкрили вогонь по натовпу.", {("Бойовики", "perpetrator")}),
        ("Генерал Петро Левченко наказав відкрити вогонь.", {("Петро Левченко", "ordered_by")}),
        ("Генерал Петро Левченко наказав подати обід.", {("Петро Левченко", "mentioned")}),
        ("«Ми сумуємо», — сказав мер Петро Левченко.", {("Петро Левченко", "speaker")}),
        (
            "Іван Громенко та Ганна Левченко були поранені.",
            {("Іван Громенко", "victim"), ("Ганна Левченко", "victim")},
        ),
    ],
)
def test_ukrainian_roles(text: str, expected: set[Role]) -> None:
    assert roles("uk", text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Juan Pérez no fue asesinado."),
        ("ru", "Иван Громов не был убит."),
        ("ru", "Анна Громова не погибла."),
        ("uk", "Іван Громенко не був убитий."),
    ],
)
def test_a_victim_who_is_denied(language: str, text: str) -> None:
    assert [(c.role, c.modality) for c in told(language, text)] == [("victim", "denied")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jurnalist Rəşad Quliyev Bakıda evinin qarşısında naməlum silahlılar tərəfindən öldürülüb.",
            {("Rəşad Quliyev", "victim"), ("silahlılar", "perpetrator")},
        ),
        (
            "Nazir Nigar Səfərova bildirib ki, hakim Rəşad Quliyev həlak olub.",
            {("Nigar Səfərova", "speaker"), ("Rəşad Quliyev", "victim")},
        ),
        (
            "Müəllim Rəşad Quliyev və sürücü Vəli Nəsirov qəzada həlak olublar.",
            {("Rəşad Quliyev", "victim"), ("Vəli Nəsirov", "victim")},
        ),
        ("General Murad Nəsirov atəş açmaq əmri verib.", {("Murad Nəsirov", "ordered_by")}),
        ("Hücumçular dünən gecə kəndə hücum ediblər.", {("Hücumçular", "perpetrator")}),
        ("Rəşad Quliyev həlak olmayıb.", {("Rəşad Quliyev", "mentioned")}),
    ],
)
def test_azerbaijani_roles(text: str, expected: set[Role]) -> None:
    assert roles("az", text) == expected


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Əsgərlər hakim Rəşad Quliyevi öldürüblər.", "perpetrator"),  # the ending makes him the object
        ("Nazir Nigar Səfərovanın qardaşı yaralanıb.", "victim"),
    ],
)
def test_a_name_with_a_case_ending_is_no_subject(text: str, never: str) -> None:
    assert not [c for c in told("az", text) if c.role == never and c.person_kind == "person"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Entre los muertos figura el maestro Juan Pérez.", "killed"),
        ("es", "Su hija Ana, de 5 años, resultó herida.", "injured"),
        ("es", "María Gómez sigue desaparecida.", "missing"),
        ("es", "Hombres armados secuestraron al alcalde Juan Pérez.", "abducted"),
        ("fr", "Parmi les morts figure l'institutrice Marie Morel.", "killed"),
        ("fr", "Sa fille Louise, 5 ans, a été grièvement blessée.", "injured"),
        ("fr", "Marie Morel est portée disparue.", "missing"),
        ("fr", "Des soldats ont enlevé l'avocat Paul Girard.", "abducted"),
        ("ru", "Среди погибших учительница Анна Громова, 45 лет.", "killed"),
        ("ru", "27-летний водитель Иван Громов пропал без вести.", "missing"),
        ("ru", "Судья Анна Левина похищена в столице.", "abducted"),
        ("uk", "Серед загиблих учителька Ганна Громенко, 45 років.", "killed"),
        ("uk", "27-річний водій Іван Громенко зник безвісти.", "missing"),
        ("az", "45 yaşlı Rəşad Quliyev itkin düşüb.", "missing"),
        ("az", "Həlak olanlar arasında həkim Nigar Səfərova da var.", "killed"),
        ("az", "Rəşad Quliyev (45) xəsarət alıb.", "injured"),
        ("tr", "Şoför Hasan Kaya hâlâ kayıp.", "missing"),
        ("tr", "Gazeteci Hasan Kaya'yı maskeli saldırganlar kaçırdı.", "abducted"),
        ("tr", "45 yaşındaki öğretmen Hasan Kaya kazada yaralandı.", "injured"),
        ("tr", "Hakim Hasan Kaya'nın dün gece öldürüldüğünü açıkladılar.", "killed"),
        ("de", "Die Ärztin Maria Quell wurde bei dem Angriff schwer verletzt.", "injured"),
        ("de", "Unter den Toten ist der Arzt Karl Venn, 45.", "killed"),
        ("de", "Unbekannte haben den Richter Peter Harl verschleppt.", "abducted"),
        ("de", "Der Fahrer Karl Venn gilt als vermisst.", "missing"),
        ("ar", "لقي السائق خالد بن زيد مصرعه في الحادث.", "killed"),
        ("ar", "أصيبت المعلمة سعاد كريم في الانفجار.", "injured"),
        ("ar", "اختفت الصحفية ليلى منصور منذ الثلاثاء.", "missing"),
        ("ar", "اختطف المهندس وائل نعيم من منزله.", "abducted"),
    ],
)
def test_what_became_of_a_victim(language: str, text: str, expected: str) -> None:
    assert fate(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("tr", "45 yaşındaki öğretmen Hasan Kaya kazada yaralandı.", ("Hasan Kaya", "45")),
        ("az", "45 yaşlı Rəşad Quliyev itkin düşüb.", ("Rəşad Quliyev", "45")),
        ("es", "El juez Juan Pérez, de 45 años, fue asesinado.", ("Juan Pérez", "45")),
        ("es", "Su hija Ana, de 5 años, resultó herida.", ("Ana", "5")),
        ("fr", "Le juge Jean Morel, âgé de 45 ans, a été tué.", ("Jean Morel", "45")),
        ("fr", "Sa fille Louise, 5 ans, a été blessée.", ("Louise", "5")),
        ("ru", "Среди погибших учительница Анна Громова, 45 лет.", ("Анна Громова", "45")),
        ("ru", "27-летний водитель Иван Громов пропал без вести.", ("Иван Громов", "27")),
        ("uk", "Серед загиблих учителька Ганна Громенко, 45 років.", ("Ганна Громенко", "45")),
        ("uk", "27-річний водій Іван Громенко зник безвісти.", ("Іван Громенко", "27")),
        ("de", "Die Ärztin Maria Quell (45 Jahre) starb.", ("Maria Quell", "45")),
        ("de", "Die 27-jährige Maria Quell starb.", ("Maria Quell", "27")),
        ("de", "Seine Tochter Lena, 5, wurde verletzt.", ("Lena", "5")),
        ("de", "Karl Venn (34) starb am Abend.", ("Karl Venn", "34")),
        ("ru", "Погибла Анна Громова, которой было 45 лет.", ("Анна Громова", "45")),
        ("uk", "Загинула Ганна Громенко, якій було 45 років.", ("Ганна Громенко", "45")),
        ("ar", "قتل الصياد أحمد سالم (45 عاما).", ("أحمد سالم", "45")),
        ("ar", "قتل المزارع محمود العلي البالغ من العمر 52 عاما.", ("محمود العلي", "52")),
        ("ar", "أصيبت المعلمة سعاد كريم، 38 عاما، في الانفجار.", ("سعاد كريم", "38")),
        ("ar", "ومن بين القتلى الطفلة مريم حسن (7 أعوام).", ("مريم حسن", "7")),
        ("ar", "قتل العامل سامي البرق، 33 عاما.", ("سامي البرق", "33")),
    ],
)
def test_the_age_of_a_victim(language: str, text: str, expected: tuple[str, str]) -> None:
    assert [(c.name, c.age) for c in told(language, text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة أشخاص على يد مسلحين مجهولين في المدينة.", {("مسلحين", "perpetrator")}),
        ("هاجم مسلحون قرية في شمال البلاد.", {("مسلحون", "perpetrator")}),
        ("اقتحمت قوات الأمن المخيم فجر الاثنين.", {("قوات", "perpetrator")}),
        ("فتح الجنود النار على المتظاهرين.", {("الجنود", "perpetrator")}),
        ("المسلحون الذين قتلوا عشرة أشخاص فروا.", {("المسلحون", "perpetrator")}),
        ("قتل مسلحون في اشتباكات مع الشرطة.", set()),  # by its letters they may be the dead
    ],
)
def test_arabic_groups(text: str, expected: set[Role]) -> None:
    assert roles("ar", text) == expected


@pytest.mark.parametrize(
    ("text", "sex"), [("قتلت الطبيبة هدى الحمد في القصف.", "female"), ("قتل الطبيب هاني عيسى في القصف.", "male")]
)
def test_arabic_nouns_of_trades_tell_the_sex(text: str, sex: str) -> None:
    assert [(c.role, c.sex) for c in told("ar", text)] == [("victim", sex)]


@pytest.mark.parametrize(
    "text", ["وقع الحادث في شارع محمد علي.", "عقد اجتماع في القاعة الكبيرة.", "قتل عدد من العمال."]
)
def test_arabic_words_that_name_no_victim(text: str) -> None:
    assert [c.name for c in told("ar", text) if c.role == "victim"] == []
