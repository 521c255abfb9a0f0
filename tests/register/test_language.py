"""What is measured in a text: LIX against texts counted by hand, languages, numbers, words."""

from __future__ import annotations

import pytest

from plugins.register.language import (
    ENOUGH_WORDS,
    is_harder,
    lix,
    looks_like,
    measure,
    numbers_missing,
    office_words,
    sentences,
    speaks_past_the_reader,
    unexplained,
    words,
)

COUNTED = [
    # 3 words, 1 sentence, no long word
    ("da", "Se i dag.", 3.0),
    # 10 words, 2 sentences, 3 long: Kommunen, chatbot, spørgsmål
    ("da", "Kommunen bruger en chatbot. Den svarer på spørgsmål om affald.", 10 / 2 + 300 / 10),
    # 19 words, 2 sentences, 1 long: parkering
    (
        "da",
        "Den 4. maj 2026 kom der ca. 12 klager, jf. nr. 5. Det er fx bl.a. parkering, støj mv.",
        19 / 2 + 100 / 19,
    ),
    # 15 words, 2 sentences, 2 long: whether, parking
    (
        "en",
        "The City checks whether parking has been paid for. It is proof, e.g. in court.",
        15 / 2 + 200 / 15,
    ),
    # 13 words, 3 sentences, no long word
    ("en", "No. Art. 6 does not apply. See No. 5, i.e. the new law.", 13 / 3),
    # 36 words, 3 sentences, 9 long: forvaltningen, oplysninger, ansøgning, afgørelse, hvordan,
    # forvaltningen, behandler, personoplysninger, reglerne
    (
        "da",
        "Når du søger, får forvaltningen oplysninger fra din ansøgning og fra andre. De bliver "
        "brugt til en afgørelse, som du får i et brev. Spørg os, hvis du vil vide, hvordan "
        "forvaltningen behandler personoplysninger efter reglerne!",
        36 / 3 + 900 / 36,
    ),
    # 38 words, 4 sentences, 6 long: parkere, forkert, billederne, nummeret, afgiften, nummerplade
    (
        "da",
        "Har du fået en afgift for at parkere forkert? Så kan du se billederne af din bil på "
        "nettet. Du skal bruge nummeret på afgiften og din nummerplade. Er du uenig, kan du "
        "klage inden for 14 dage.",
        38 / 4 + 600 / 38,
    ),
    # 25 words, 3 sentences, 5 long: indkaldt, samtale, jobcenteret, Samtalen, minutter
    (
        "da",
        "Du bliver indkaldt til en samtale hos jobcenteret, når du har været ledig i 6 uger. "
        "Samtalen varer ca. 45 minutter. Tag dit CV med.",
        25 / 3 + 500 / 25,
    ),
    # 22 words, 2 sentences, 7 long: boligstøtte, Udbetaling, Danmark, oplysninger, indkomst,
    # Skattestyrelsen, lønsedler
    (
        "da",
        "Når du søger om boligstøtte, henter Udbetaling Danmark oplysninger om din indkomst "
        "fra Skattestyrelsen. Du skal derfor ikke selv sende dine lønsedler.",
        22 / 2 + 700 / 22,
    ),
    # 21 words, 3 sentences, 4 long: Kommunen, Rådhuspladsen, Kameraet, billeder
    (
        "da",
        "Kommunen bruger et kamera på Rådhuspladsen, der tæller cykler. Kameraet gemmer ingen"
        " billeder. Det sender kun et tal hvert 15. minut.",
        21 / 3 + 400 / 21,
    ),
    # 20 words, 1 sentence, 9 long: Forvaltningen, behandler, oplysninger, helbred, uddannelse,
    # tidligere, ansættelser, databeskyttelsesforordningens, artikel
    (
        "da",
        "Forvaltningen behandler oplysninger om dit helbred, din uddannelse og dine tidligere"
        " ansættelser, jf. databeskyttelsesforordningens artikel 9, stk. 2, litra g.",
        20 / 1 + 900 / 20,
    ),
    # 19 words, 3 sentences, 3 long: hverdage, Torsdag, weekenden
    (
        "da",
        "Ring til os på hverdage kl. 9-15. Torsdag har vi åbent til kl. 18. I weekenden er "
        "der lukket.",
        19 / 3 + 300 / 19,
    ),
    # 40 words, 4 sentences, 5 long: institution, nærmest, tilbudt, ventelisten, Garantien
    (
        "da",
        "Barnet får plads i den institution, der ligger nærmest jeres bopæl, hvis der er "
        "plads. Ellers får I tilbudt en anden. I kan sige nej, men så mister I jeres plads på"
        " ventelisten. Garantien gælder fra barnet er 26 uger.",
        40 / 4 + 500 / 40,
    ),
    # 21 words, 3 sentences, 5 long: Programmet, ansøgning, foreslår, sagsbehandler, forslaget
    (
        "da",
        "Programmet læser din ansøgning og foreslår et svar. En sagsbehandler læser altid "
        "forslaget, før du får brevet. Hun kan ændre det.",
        21 / 3 + 500 / 21,
    ),
    # 18 words, 2 sentences, 3 long: slettet, afsluttet, arkivloven
    (
        "da",
        "Dine data bliver slettet 5 år efter, at sagen er afsluttet. Det står i arkivloven § "
        "13, stk. 1.",
        18 / 2 + 300 / 18,
    ),
    # 30 words, 3 sentences, 2 long: borgere, forstod
    (
        "da",
        "Vi har spurgt 1.200 borgere. 81 pct. af dem forstod brevet i første forsøg, dvs. "
        "flere end sidste år. Men kun 6 ud af 10 vidste, hvor de kunne klage.",
        30 / 3 + 200 / 30,
    ),
    # 25 words, 3 sentences, 3 long: Borgerservice, Medbring, kørekort
    (
        "da",
        "Kan du ikke bruge MitID, kan du få hjælp i Borgerservice. Medbring pas eller "
        "kørekort. Hvis du har en værge, skal værgen også møde op.",
        25 / 3 + 300 / 25,
    ),
    # 28 words, 3 sentences, 5 long: Robotten, flytter, træffer, afgørelser, medarbejder
    (
        "da",
        "Robotten flytter tal fra et skema til et andet. Den træffer ingen afgørelser, og den"
        " kan ikke lære noget nyt. Går den i stå, tager en medarbejder over.",
        28 / 3 + 500 / 28,
    ),
    # 17 words, 2 sentences, 3 long: Skraldebilen, Stiller, spanden
    (
        "da",
        "Skraldebilen kommer hver 14. dag. Stiller du spanden ud for sent, må du vente til "
        "næste gang.",
        17 / 2 + 300 / 17,
    ),
    # 18 words, 1 sentence, 8 long: Beskæftigelses-, Integrationsudvalget, besluttede, digitale,
    # værktøjer, kommunikeres, grundigt, gennemsigtigt
    (
        "da",
        "Beskæftigelses- og Integrationsudvalget besluttede d. 21. august 2023, at brugen af "
        "digitale værktøjer skal kommunikeres grundigt og gennemsigtigt.",
        18 / 1 + 800 / 18,
    ),
    # 20 words, 4 sentences, 2 long: chatbotten, spørgsmål
    (
        "da",
        "Hvad gør chatbotten? Den leder efter ord i dit spørgsmål. Finder den ikke noget, "
        "siger den det. Den gætter aldrig!",
        20 / 4 + 200 / 20,
    ),
    # 34 words, 3 sentences, 6 long: aktindsigt, betyder, dokumenter, kommunen, notater,
    # arbejdsdage
    (
        "da",
        "Du har ret til aktindsigt. Det betyder, at du kan få lov at se de dokumenter, som "
        "kommunen har i din sag, fx breve, notater og mails. Du får svar inden for 7 "
        "arbejdsdage.",
        34 / 3 + 600 / 34,
    ),
    # 32 words, 3 sentences, 4 long: Sygeplejersken, skriver, journalen, aftenvagten
    (
        "da",
        "Sygeplejersken skriver i journalen på en tablet, mens hun er hos dig. Så kan "
        "aftenvagten se det med det samme. Ingen andre end dem, der kommer i dit hjem, kan "
        "læse med.",
        32 / 3 + 400 / 32,
    ),
    # 36 words, 3 sentences, 6 long: Kunstig, intelligens, programmer, eksempler, forklare,
    # hvorfor
    (
        "da",
        "Kunstig intelligens er ikke én ting. Det er et ord for programmer, der er trænet på "
        "mange eksempler i stedet for at følge faste regler. Derfor kan ingen altid forklare,"
        " hvorfor svaret blev, som det blev.",
        36 / 3 + 600 / 36,
    ),
    # 28 words, 3 sentences, 3 long: graffiti, billede, behøver
    (
        "da",
        "Har du hul i vejen, en lygte, der ikke lyser, eller graffiti på en mur? Send et praj"
        " med et billede. Du behøver ikke skrive, hvem du er.",
        28 / 3 + 300 / 28,
    ),
    # 29 words, 3 sentences, 6 long: Pengene, NemKonto, bankdag, måneden, kontant, rådgiver
    (
        "da",
        "Pengene bliver sat ind på din NemKonto den sidste bankdag i måneden. Du kan ikke få "
        "dem kontant. Har du ingen konto, skal du sige det til din rådgiver.",
        29 / 3 + 600 / 29,
    ),
    # 34 words, 4 sentences, 5 long: Lærerne, opgaver, fritiden, computeren, afleveres
    (
        "da",
        "Lærerne kan se, hvilke opgaver dit barn har løst. De kan ikke se, hvad barnet laver "
        "i fritiden. Skolen ejer computeren, men I må gerne bruge den hjemme. Den skal "
        "afleveres efter 9. klasse.",
        34 / 4 + 500 / 34,
    ),
    # 21 words, 2 sentences, 11 long: Behandlingen, personoplysninger, forbindelse, visitationen,
    # grundlag, serviceloven, retssikkerhedsloven, Oplysningerne, videregives, leverandøren,
    # ydelsen
    (
        "da",
        "Behandlingen af personoplysninger i forbindelse med visitationen sker på grundlag af"
        " serviceloven og retssikkerhedsloven. Oplysningerne videregives alene til "
        "leverandøren af ydelsen.",
        21 / 2 + 1100 / 21,
    ),
    # 24 words, 3 sentences, 4 long: Nørrebrogade, måneder, Mikrofonerne, decibel
    (
        "da",
        "Vi måler støj på Nørrebrogade i 3 måneder. Mikrofonerne kan ikke høre, hvad du "
        "siger. De måler kun, hvor højt der er, i decibel.",
        24 / 3 + 400 / 24,
    ),
    # 26 words, 3 sentences, 2 long: Digital, fritaget
    (
        "da",
        "Svaret kommer i Digital Post. Er du fritaget, får du et brev. Det kan tage op til 4 "
        "uger, fordi vi bl.a. skal spørge din læge.",
        26 / 3 + 200 / 26,
    ),
    # 29 words, 3 sentences, 2 long: spørger, fortælle
    (
        "da",
        '"Må I det?" spørger mange. Ja, det må vi, når loven siger det. Men vi skal altid '
        "fortælle dig, at vi gør det, og hvad vi bruger det til.",
        29 / 3 + 200 / 29,
    ),
    # 36 words, 3 sentences, 6 long: ungerådet, Afstemningen, foregår, mobilen, minutter, kommunen
    (
        "da",
        "Du kan stemme på ungerådet, hvis du er mellem 13 og 17 år og bor i byen. "
        "Afstemningen foregår på mobilen og tager 2 minutter. Ingen kan se, hvem du har stemt"
        " på, heller ikke kommunen.",
        36 / 3 + 600 / 36,
    ),
    # 30 words, 3 sentences, 3 long: charged, parking, pictures
    (
        "en",
        "Have you been charged for parking in the wrong place? You can see the pictures of "
        "your car online. You need the number of the charge and your number plate.",
        30 / 3 + 300 / 30,
    ),
    # 30 words, 3 sentences, 3 long: invited, interview, minutes
    (
        "en",
        "You will be invited to an interview at the job centre when you have been out of work"
        " for 6 weeks. It takes about 45 minutes. Please bring your CV.",
        30 / 3 + 300 / 30,
    ),
    # 24 words, 3 sentences, 5 long: programme, application, suggests, caseworker, suggestion
    (
        "en",
        "The programme reads your application and suggests an answer. A caseworker always "
        "reads the suggestion before you get the letter. She can change it.",
        24 / 3 + 500 / 24,
    ),
    # 19 words, 1 sentence, 2 long: section, Archives
    (
        "en",
        "Your data is erased 5 years after the case is closed, cf. section 13(1) of the "
        "Archives Act.",
        19 / 1 + 200 / 19,
    ),
    # 22 words, 4 sentences, 4 long: chatbot, question, nothing, guesses
    (
        "en",
        "What does the chatbot do? It looks for words in your question. If it finds nothing, "
        "it says so. It never guesses!",
        22 / 4 + 400 / 22,
    ),
    # 26 words, 2 sentences, 4 long: figures, another, decisions, anything
    (
        "en",
        "The robot moves figures from one form to another, e.g. from an email to a case file."
        " It makes no decisions and cannot learn anything new.",
        26 / 2 + 400 / 26,
    ),
    # 22 words, 1 sentence, 8 long: Employment, Integration, Committee, decided, digital,
    # communicated, thoroughly, transparently
    (
        "en",
        "The Employment and Integration Committee decided on 21 August 2023 that the use of "
        "digital tools must be communicated thoroughly and transparently.",
        22 / 1 + 800 / 22,
    ),
    # 30 words, 3 sentences, 3 long: documents, council, working
    (
        "en",
        "You have a right of access. That means that you can see the documents that the "
        "council holds about your case. You will have an answer within 7 working days.",
        30 / 3 + 300 / 30,
    ),
    # 21 words, 2 sentences, 2 long: weekdays, weekends
    (
        "en",
        "Call us on weekdays from 9 a.m. to 3 p.m. or come to the town hall. We are closed at"
        " weekends.",
        21 / 2 + 200 / 21,
    ),
    # 22 words, 3 sentences, 4 long: microphones, measure, seconds, figures
    (
        "en",
        "The microphones cannot hear what you say. They only measure how loud it is, approx. "
        "every 2 seconds. The figures are public.",
        22 / 3 + 400 / 22,
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_lix_is_as_counted_by_hand(language, text, expected):
    assert lix(text, language) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("da", "Det er slut. Så går vi.", 2),
        ("da", "Kom den 4. maj. Kom igen den 11. juni.", 2),
        ("da", "Det koster 500 kr. Det er dyrt.", 2),
        ("da", "Det koster 12,5 pct. af prisen, dvs. for meget.", 1),
        ("da", "Se stk. 2 og art. 6, nr. 3.", 1),
        ("da", "Det blev besluttet d. 21. august 2023.", 1),
        ("da", "Det sker iht. GDPR. Se pkt. 4.", 2),
        ("da", "Vi bor på Gl. Kongevej.", 1),
        ("da", '"Må jeg?" spurgte hun. "Ja!" sagde de.', 2),
        ("da", "Du kan vælge mellem to: Ja eller nej.", 2),
        ("da", "Du kan svare to ting: ja og nej.", 1),
        ("da", "Se kommunens side kk.example i dag.", 1),
        ("da", "Uden punktum til sidst", 1),
        ("en", "Call us at 9 a.m. tomorrow. We open on 4 May.", 2),
        ("en", "It is kept, e.g. Monday, for 2.5 years.", 1),
        ("en", "See Art. 6(1)(e) and No. 7.", 1),
        ("en", "No. You cannot.", 2),
        ("en", "", 0),
        ("en", "— § & <", 0),
    ],
)
def test_a_sentence_ends_where_it_should(language, text, count):
    assert len(list(sentences(text, language))) == count


def test_headings_quotations_and_entries_that_are_no_sentences_are_left_out():
    text = (
        "# Overskriften tæller ikke\nVi gør tre ting:\n\n- læser ansøgningen\n"
        "- sender **brevet**\n- Så er det slut.\n\n1. regning\n\n"
        "> Citatet tæller\n> heller ikke.\n\nLæs [om reglerne](https://a.example/lange-ord)."
    )

    assert list(sentences(text, "da")) == [
        ["Vi", "gør", "tre", "ting"],
        ["Så", "er", "det", "slut"],
        ["Læs", "om", "reglerne"],
    ]


def test_an_entry_may_go_over_several_lines():
    text = "- Vi læser din\n  ansøgning.\n- Du får svar."

    assert list(sentences(text, "da")) == [
        ["Vi", "læser", "din", "ansøgning"],
        ["Du", "får", "svar"],
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("seksbog", 1 + 100),
        ("seksbo", 1),
        ("CPR-nummer", 1 + 100),
        ("AI'en", 1),
        ("1.250.000", 1),
        ("æøåæøåæ", 1 + 100),
    ],
)
def test_a_long_word_has_seven_letters(word, expected):
    assert lix(word, "da") == expected


def test_a_text_without_words_is_not_hard_to_read():
    assert lix("", "da") == 0


# The limits


def easy_words(count: int) -> str:
    return " ".join(["en"] * (count - 1) + ["bil."])


def text_of_lix(long_words: int, of: int = 50) -> str:
    """One sentence for each ten words: its LIX is 10 and 2 for each of the long words."""
    said = ["kommunen"] * long_words + ["du"] * (of - long_words)
    return ". ".join(" ".join(said[at : at + 10]).capitalize() for at in range(0, of, 10)) + "."


@pytest.mark.parametrize(
    ("long_words", "limit", "expected"),
    [(17, 44, False), (18, 44, True), (20, 50, False), (21, 50, True)],
)
def test_a_text_may_be_as_hard_as_the_limit_and_no_harder(long_words, limit, expected):
    text = text_of_lix(long_words)

    assert lix(text, "da") == 10 + 2 * long_words
    assert is_harder(text, "da", limit) == expected


@pytest.mark.parametrize(("count", "expected"), [(29, False), (30, True)])
def test_a_text_counts_from_thirty_words(count, expected):
    text = " ".join(["forvaltningen"] * count) + "."

    assert (count >= ENOUGH_WORDS) == expected
    assert is_harder(text, "da", 44) == expected


def test_one_long_sentence_is_hard():
    assert is_harder(easy_words(60), "da", 44)
    assert not is_harder(easy_words(40), "da", 44)


@pytest.mark.parametrize("text", ["", "…", "# Havn", "> Havn"])
def test_what_has_no_words_to_read_is_not_hard(text):
    assert not is_harder(text, "da", 44)


@pytest.mark.parametrize(
    "text", ["! Du kan ringe.", "Du [kan](https://a.example/x) ringe.", "Du kan ringe. …"]
)
def test_only_words_that_are_shown_make_a_sentence(text):
    assert list(sentences(text, "da")) == [["Du", "kan", "ringe"]]


@pytest.mark.parametrize("text", ["- Ring nu.", "- Ring nu!", "- Ring nu?", "7. Ring nu."])
def test_an_entry_that_is_a_sentence_counts_without_its_sign(text):
    assert list(sentences(text, "da")) == [["Ring", "nu"]]


@pytest.mark.parametrize(
    ("text", "language"), [("Nr. 5 er lukket.", "da"), ("Approx. Five are closed.", "en")]
)
def test_an_abbreviation_can_be_the_first_word(text, language):
    assert len(list(sentences(text, language))) == 1


def test_headings_quotations_and_short_entries_make_no_text_hard():
    text = (
        "# Databeskyttelsesforordningens behandlingsgrundlag\n\n"
        + "> " + "Personoplysningerne videregives. " * 20 + "\n\n"
        + "- databeskyttelsesforordningen\n" * 20 + "\n" + easy_words(30)
    )  # fmt: skip

    assert not is_harder(text, "da", 44)


def test_names_are_left_out_of_the_measure():
    text = "Beskæftigelsesforvaltningen ringer. Det gør Beskæftigelsesforvaltningen, når du vil."

    measured = measure(text, "da", ["Beskæftigelsesforvaltningen", ".", "d", ""])

    assert (measured.words, measured.lix) == (6, 6 / 2)


def test_of_two_names_the_longer_is_left_out_first():
    assert measure("Is og Vand ringer.", "da", ["Vand", "Is og Vand"]).words == 1


def test_a_name_without_a_word_is_none():
    assert len(measure("Du kan (ringe). Det er fint.", "da", ["."]).sentences) == 2


def test_only_whole_names_are_left_out():
    assert measure("Isvagten ser på isen.", "da", ["Is", "isen"]).words == 3


def test_the_sentences_that_cost_most_come_first():
    text = "Du kan ringe. Forvaltningen behandler personoplysninger. Du får et brev fra kommunen."

    measured = measure(text, "da")

    assert measured.sentences == (
        "Forvaltningen behandler personoplysninger.",
        "Du får et brev fra kommunen.",
        "Du kan ringe.",
    )


# Which language it is


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Vi tæller, hvor mange der trykker.", "da", True),
        ("Du kan ringe til kommunen.", "da", True),
        ("It takes in your question and writes an answer.", "en", True),
        ("You can call the council.", "en", True),
        ("Du kan ringe, but the council is closed.", "da", False),
        ("Du kan ringe, but the council is closed.", "en", False),
        ("Microsoft Copilot", "en", False),
        ("Københavns Kommune", "da", False),
        ("Digital Post og MitID", "da", False),  # one common word may stand in a name
        ("The Ritz", "en", False),
        ("", "da", False),
        ("1.000", "en", False),
        ("DU KAN RINGE TIL KOMMUNEN", "da", True),
        ("Der er is på vejen, og du kan falde.", "en", False),
    ],
)
def test_the_language_of_a_text_is_noticed(text, language, expected):
    other = {"da": "en", "en": "da"}[language]

    assert looks_like(text, language, rather_than=other) == expected


@pytest.mark.parametrize(("count", "expected"), [(1, False), (2, True)])
def test_two_common_words_show_a_language(count, expected):
    text = " ".join(sorted(words()["da"].common)[:count])

    assert looks_like(text, "da", rather_than="en") == expected


def test_no_word_is_common_in_both_languages():
    known = words()

    assert known["da"].common & known["en"].common == frozenset()


# Numbers


@pytest.mark.parametrize(
    ("da", "en"),
    [
        ("1.000 borgere", "1,000 people"),
        ("1,5 mio. kr.", "DKK 1.5 million"),
        ("kl. 14", "2 pm"),
        ("kl. 14.30", "2.30 p.m."),
        ("kl. 9-14", "9 am-2 pm"),
        ("kl. 14-16", "2-4 pm"),
        ("kl. 12", "12 pm"),
        ("kl. 12", "noon"),
        ("kl. 9.00-15.00", "9 am to 3 pm"),
        ("12,00 kr.", "DKK 12"),
        ("kl. 0.30", "12.30 am"),
        ("kl. 9", "9 am"),
        ("5 dage", "five days"),
        ("fem dage", "5 days"),
        ("2 gange", "twice"),
        ("1 år", "a year"),
        ("et år", "1 year"),
        ("den 4. maj 2026", "4 May 2026"),
        ("den 1. januar", "the 1st of January"),
        ("2. halvår", "the second half"),
        ("§ 11, stk. 2", "section 11(2)"),
        ("artikel 6, stk. 1, litra e", "Article 6(1)(e)"),
        ("2015-2022", "2015 to 2022"),
        ("94 %", "94%"),
        ("007", "7"),
        ("20 ud af 100, ja 20", "20 in 100"),
        ("ingen tal", "no numbers"),
        ("0 kr.", "no cost"),
    ],
)
def test_the_same_number_may_be_written_in_many_ways(da, en):
    assert list(numbers_missing(da, en)) == []


@pytest.mark.parametrize(
    ("da", "en", "expected"),
    [
        ("5 dage", "6 days", [("da", ["6"]), ("en", ["5"])]),
        ("5 dage", "days", [("en", ["5"])]),
        ("dage", "5 days", [("da", ["5"])]),
        ("1.000", "1.500", [("da", ["1.500"]), ("en", ["1.000"])]),
        ("kl. 14", "3 pm", [("da", ["3"]), ("en", ["14"])]),
        ("kl. 14", "2", [("da", ["2"]), ("en", ["14"])]),
        ("21 dage", "twenty-one days", [("en", ["21"])]),
        ("100 kr.", "DKK 1", [("da", ["1"]), ("en", ["100"])]),
        ("1.000 kr.", "DKK 1", [("en", ["1.000"])]),
        ("kl. 9.30", "9 am", [("en", ["9.30"])]),
        ("3 af 4 af 5", "4", [("en", ["3", "5"])]),
        ("100 kr. kl. 14", "DKK 101 at 2 pm", [("da", ["101"]), ("en", ["100"])]),
        ("Fra kl. 14, 100 pladser.", "From 2 pm, 100 seats, 16 left.", [("da", ["16"])]),
    ],
)
def test_a_number_in_one_language_only_is_noticed(da, en, expected):
    assert list(numbers_missing(da, en)) == expected


# Words


def test_office_words_come_with_plain_ones():
    text = "Såfremt du ønsker det, foretager vi en vurdering i henhold til loven. Vi foretager."

    assert office_words(text, "da") == {"såfremt": "hvis", "i henhold til": "efter"}


@pytest.mark.parametrize(
    ("language", "text"),
    [("da", "Vi har anvendt det. Samtidig."), ("en", "We shallowly discussed thereofs.")],
)
def test_a_part_of_a_word_is_no_office_word(language, text):
    assert office_words(text, language) == {}


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_plain_word_is_itself_an_office_word(language):
    plain = words()[language].office.values()

    assert [word for word in plain if office_words(word, language)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KLE og ESDH", ["KLE", "ESDH"]),
        ("KLE (Kommunernes Landsforenings Emnesystematik). KLE igen.", []),
        ("Emnesystematikken (KLE)", []),
        ("MitID, CPR, EU og AI", []),
        ("CPR-nummer", []),
        ("ESDH-system", ["ESDH"]),
        ("Vandvagten VV måler", []),
        ("I Aa og Å", []),
        ("A4 og B", []),
    ],
)
def test_an_abbreviation_is_explained_beside_it_or_known_to_all(text, expected):
    assert unexplained(text, "da", ["Vandvagten VV"]) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("da", "Borgeren får et brev.", True),
        ("da", "Borgerens data bliver slettet.", True),
        ("da", "Du får et brev, og det gør borgeren ved siden af også.", False),
        ("da", "Vi skriver til borgeren.", False),
        ("da", "Borgerservice svarer.", False),
        ("en", "The citizen gets a letter.", True),
        ("en", "The citizens are asked.", True),
        ("en", "You get a letter, citizen's letter.", False),
        ("en", "Senior citizens are asked.", False),
    ],
)
def test_a_text_speaks_to_its_reader(language, text, expected):
    assert speaks_past_the_reader(text, language) == expected


def test_abbreviations_are_short_as_the_quick_count_of_sentences_takes_them_to_be():
    listed = {said for known in words().values() for said in known.never_last | known.before_number}

    letters = {said: max(map(len, said.split("."))) for said in listed}

    assert {said for said, most in letters.items() if most > 4} == {"approx"}
    assert {said for said in listed if said != said.lower()} == set()
