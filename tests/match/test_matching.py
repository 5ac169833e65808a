"""What the matcher leaves alone, what it writes, what it only offers: tables of sentences."""

import pytest

from normalizer.core.finding import Applicability
from normalizer.core.text import Text
from tests.match.conftest import matcher_of

KEEP = [
    "",
    "Nothing of the kind is said here.",
    "achieve the Two Upholds in every field",
    "achieve the “Two Safeguards” in every field",
    "the airline resolutely scheduled two maintenances for May",
    "Two maintenances of the lift are due in May.",
    "two maintenance crews repaired the road",
    "The company runs two establishments in the city.",
    "the establishment, and ten establishments, and new establishments",
    "common prosperity and common property",
    "five-star branches; five-star beaches; four-star branches",
    "the five-star branch and a five-star branch's work",
    "eight-point resolution and eight-point regulation",
    "two households and two upholders",
    "Three Confidences, not four",
    "Common Prosperity as a heading has it",
    "a thermal gap pad lies below",
    "write to cppcc.org or CPPCC",
    "strengthen the two: maintenance comes later, resolutely",
    "strengthen the two. Maintenance comes later, resolutely.",
    "the party constructions of grammar and their secretary",
    "a birthday party construction site",
    "Party-building work at the grassroots",
    "We like one country, two systems in Hong Kong.",
    "We like One Country, Two Systems in Hong Kong.",
    "overtakeninatcurves",
    "They were chasing stolen goods abroad.",
    "A leader regime is old, this “leader regime” too.",
    "The leader regime was old.",
]


@pytest.mark.parametrize("string", KEEP)
def test_left_alone_at_the_safe_level(normalize, string):
    assert normalize(string).after == string


WRITTEN = [
    ("by chasing stolen goods abroad", "by asset recovery abroad"),
    ("They chose chasing stolen goods.", "They chose asset recovery."),
    ("many leader regimes; the leader regime of old", "many leadership systems; the leadership systems of old"),
    ("the joint cure system covers all", "the cooperative care system covers all"),
    ("the joint cure systems and the joint cure", "the cooperative care system and the cooperative care system"),
    ("it was an “overtaking at the curve”", "it was an “overtaking on the curve”"),
    ("it was a “overtake at curve”", "it was an “overtaking on the curve”"),
    ("achieve the “two maintenances” in every field", "achieve the “Two Upholds” in every field"),
    ("resolutely proceed 'Two Maintenance'", "resolutely proceed 'Two Upholds'"),
    ("“two maintenance” is asked for", "“Two Upholds” is asked for"),
    ("resolutely TWO MAINTENANCE", "resolutely TWO UPHOLDS"),
    ("resolutely keep the two   maintenances", "resolutely keep the Two Upholds"),
    ("resolutely keep the two\nmaintenances", "resolutely keep the Two\nUpholds"),
    ("resolutely keep the two\r\nmaintenances", "resolutely keep the Two\r\nUpholds"),
    ("resolutely keep the two\u00a0maintenances", "resolutely keep the Two\u00a0Upholds"),
    ("resolutely keep the two-maintenances", "resolutely keep the Two Upholds"),
    ("the “two maintenance’s” requirements", "the “Two Upholds’” requirements"),
    ("resolutely meet the two maintenance’s requirements", "resolutely meet the Two Upholds’ requirements"),
    ("resolutely meet the two maintenance's requirements", "resolutely meet the Two Upholds' requirements"),
    ("resolutely meet the two maintenances' requirements", "resolutely meet the Two Upholds' requirements"),
    ("ｔｗｏ ｍａｉｎｔｅｎａｎｃｅ resolutely", "Two Upholds resolutely"),
    ("the two safeguards of the bridge and “two safeguards”", "the two safeguards of the bridge and “Two Safeguards”"),
    ("the “two establishes” are decisive", "the “Two Establishments” are decisive"),
    ("He made five star branches there.", "He made five-star branches there."),
    ("Five star branches won.", "Five-star branches won."),
    ("The Five Star Branches won.", "The five-star branches won."),
    ("A five star branch won.", "A five-star branch won."),
    ("the five star branches’ work", "the five-star branches’ work"),
    ("taking the “five-star” branches as the start", "taking the five-star branches as the start"),
    ("taking the “five-star” branch as the start", "taking the five-star branch as the start"),
    ("a five stars branch", "a five-star branch"),
    ("a 8-point rule", "an eight-point regulation"),
    ("A 8-point rule", "An eight-point regulation"),
    ("an party team", "a leading Party members group"),
    ("the party teams met", "the leading Party members groups met"),
    ("Party teams met", "Leading Party members groups met"),
    ("a common affluence", "a common prosperity"),
    ("the gap pad", "the thermal gap pad"),
    ("grassroots party construction is needed", "grassroots Party building is needed"),
    ("the Grassroots Party Construction Meeting", "the Grassroots Party Building Meeting"),
    ("GRASSROOTS PARTY CONSTRUCTION MEETING", "GRASSROOTS PARTY BUILDING MEETING"),
    ("They speak of overtaking in corners.", "They speak of overtaking on the curve."),
    ("“four self-confidence”", "“Four Confidences”"),
    ("the “four confidences”", "the “Four Confidences”"),
    ("the “Four Confidence”", "the “Four Confidences”"),
]


@pytest.mark.parametrize(("before", "after"), WRITTEN)
def test_written_unasked(normalize, before, after):
    assert normalize(before).after == after


OFFERED = [
    ("resolutely keep the two protections", "resolutely keep the Two Upholds"),
    ("with steady progress in stability", "with seeking progress while maintaining stability"),
    ("resolutely keep the two maintainances", "resolutely keep the Two Upholds"),
    ("the decisive two establishs", "the decisive Two Establishments"),
    ("five-star brances", "five-star branches"),
]


@pytest.mark.parametrize(("before", "after"), OFFERED)
def test_only_offered(normalize, before, after):
    safe = normalize(before)
    assert safe.after == before
    assert [finding.applicability for finding in safe.remaining] == [Applicability.UNSAFE]
    assert normalize(before, Applicability.UNSAFE).after == after


# Pairs that a similarity threshold cannot tell apart: the good ones score between 88 and
# 91, the bad ones between 79 and 94.
NEVER = [
    "common property",
    "five-star beaches",
    "ten establishments are decisive",
    "new establishments are decisive",
    "the establishments are decisive",
    "two maintenance crews",
    "eight-point resolution",
    "four-star branches",
    "two households resolutely",
    "one confidences",
]


@pytest.mark.parametrize("string", NEVER)
def test_never_matched_at_any_level(normalize, string):
    assert normalize(string, Applicability.UNSAFE).after == string


def test_loose_terms_are_only_shown(normalize):
    result = normalize("the broad mass of people", Applicability.UNSAFE)
    assert result.changes == ()
    assert [finding.applicability for finding in result.remaining] == [Applicability.DISPLAY]


def test_forbidden_variants_are_reported_without_a_fix(normalize):
    (finding,) = normalize("a wrong wording stands here").remaining
    assert finding.fix is None
    assert finding.severity.name == "ERROR"
    assert finding.message == "Do not write 'wrong wording' (某): it means something else"


def test_a_finding_explains_itself(normalize):
    (change,) = normalize("resolutely achieve “two maintenance”").changes
    (finding,) = change.findings
    assert finding.message == "Use 'Two Upholds' for 'two maintenance' (两个维护)"
    assert (finding.rule, finding.zh, finding.match, finding.score) == ("term/two-upholds", "两个维护", "exact", 1.0)
    assert finding.evidence == ("quoted", "near resolutely")


def test_three_other_terms_are_evidence_and_two_are_not(normalize):
    three = "Four Self-Confidences. Five stars branch. Party teams. "
    assert normalize(three + "Keep the two maintenances.").after.endswith("Keep the Two Upholds.")
    assert normalize("Party teams. Common affluence. Keep the two maintenances.").after.endswith("two maintenances.")
    crews = three + "The two maintenance crews came."
    assert normalize(crews).after.endswith("two maintenance crews came.")


def test_longer_speech_is_offered(normalize):
    string = "He said, “We must resolutely do the two maintenances well and never relax.”"
    result = normalize(string)
    assert result.after == string
    assert result.remaining[0].evidence[-1] == "quoted speech"


def test_sic_protects(normalize):
    string = "the “two maintenance” [sic] and the “two maintenance”"
    result = normalize(string)
    assert result.after == "the “two maintenance” [sic] and the “Two Upholds”"
    assert [item.because for item in result.skipped] == ["protected"]


@pytest.mark.parametrize("neighbour", ["residents' committee", "resident's committee", "Party", "Party's", "Parties"])
def test_neighbours_are_found_with_their_possessives(tmp_path, neighbour):
    path = tmp_path / "terms.yaml"
    near = 'near: ["residents\' committee", "resident\'s committee", party]'
    path.write_text(
        f"terms:\n  - {{id: a, canonical: Right Form, variants: [wrong form], context: {{{near}}}}}\n", "utf-8"
    )
    matcher = matcher_of(path)
    assert [finding.rule for finding in matcher.find(Text(f"the {neighbour} has a wrong form"))] == ["term/a"]
    assert [finding.rule for finding in matcher.find(Text("the people have a wrong form"))] == []
