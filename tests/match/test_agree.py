"""What a form looks like in its place: what stays as it is first, then what is fitted, then what is in doubt.

A case is the text with its place in double brackets, the form, and the text that comes out.
"""

import pytest

from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.match.agree import Place, fit, replaced
from tests.match.fitting import fitted, place_of, verdict

UPHOLDS, BUILDING, BRANCH, BRANCHES = "Two Upholds", "Party building", "five-star branch", "five-star branches"
BAG = 'system for the "rice bag"'

STAYS = {
    "number: a determiner that fits": [
        ("these [[two maintenances]]", UPHOLDS, "these Two Upholds"),
        ("our [[two maintenances]]", UPHOLDS, "our Two Upholds"),
        ("this [[one stop serve]]", "one-stop service", "this one-stop service"),
        ("these [[four no]], too", "Four Nos and Two Directs", "these Four Nos and Two Directs, too"),
    ],
    "number: a determiner of the noun that follows": [
        ("a [[two-maintenance]] campaign", UPHOLDS, "a Two Upholds campaign"),
        ("this [[two maintenances]] work", UPHOLDS, "this Two Upholds work"),
        ("this “[[two maintenances]]” campaign", UPHOLDS, "this “Two Upholds” campaign"),
        ("each [[two maintenances]] meeting", UPHOLDS, "each Two Upholds meeting"),
    ],
    "number: a that which begins a clause": [
        ("stress that [[two maintenances]] are needed", UPHOLDS, "stress that Two Upholds are needed"),
        ("in that [[two maintenances]] are needed", UPHOLDS, "in that Two Upholds are needed"),
    ],
    "possessive: what is none": [
        ("the '[[two maintenances]]' are", UPHOLDS, "the 'Two Upholds' are"),
        ("the '[[party constructions]]' work", BUILDING, "the 'Party building' work"),
        ("of [[party constructions]]'.", BUILDING, "of Party building'."),
        ("the [[big congress]]'s spirit", "National Congress", "the National Congress's spirit"),
    ],
    "of the: chains": [
        ("the aim of the [[two maintenances]] of the Party", UPHOLDS, "the aim of the Two Upholds of the Party"),
        ("the head of the [[party branch]] of the town", BRANCH, "the head of the five-star branch of the town"),
    ],
    "case: capitals that are abbreviations or no title": [
        ("the [[CPC CC]] met", "CPC Central Committee", "the CPC Central Committee met"),
        ("the CPPCC [[NPC]] met", "National People's Congress", "the CPPCC National People's Congress met"),
        ("The [[Party Construction]] of the town", BUILDING, "The Party building of the town"),
        ("we [[Party Construction]] all", BUILDING, "we Party building all"),
        ("[[Party Construction]] is needed.", BUILDING, "Party building is needed."),
        ("[[common affluence]] is needed.", "common prosperity", "common prosperity is needed."),
        ("Topics: [[Common Affluence]] and more", "common prosperity", "Topics: common prosperity and more"),
        ("Strengthen\n[[Party Construction]]\nin the town", BUILDING, "Strengthen\nParty building\nin the town"),
    ],
    "hyphens: a dash is none": [
        ("achieve—[[two maintenances]]—and", UPHOLDS, "achieve—Two Upholds—and"),
        ("achieve –[[two maintenances]]– and", UPHOLDS, "achieve –Two Upholds– and"),
        ("achieve--[[two maintenances]]--and", UPHOLDS, "achieve--Two Upholds--and"),
        ("-[[two maintenances]]", UPHOLDS, "-Two Upholds"),
    ],
    "article: none is added": [
        ("strengthen [[party system]]", "Party system", "strengthen Party system"),
        ("in [[gun control]]", "the Party commands the gun", "in the Party commands the gun"),
        ("the the [[two maintenances]]", UPHOLDS, "the the Two Upholds"),
        ("that [[circumstance is grave]]", "the circumstances are serious", "that the circumstances are serious"),
        ("all [[full city]]", "the whole city", "all the whole city"),
        ("the. [[Full city]]", "the whole city", "the. The whole city"),
    ],
    "marks: those of the text stay": [
        ("the “[[two maintenances]]” are", UPHOLDS, "the “Two Upholds” are"),
        ("the ”[[two maintenances]]“ are", UPHOLDS, "the ”Two Upholds“ are"),
        ("the “[[rice bag governor]]”", BAG.replace('"', "'"), "the “system for the 'rice bag'”"),
        ("the [[rice bag governor]]", BAG, 'the system for the "rice bag"'),
    ],
    "doubling: words that the text had twice already": [
        ("the [[party construct work]] work", "Party building work", "the Party building work work"),
        ("the work of [[party construct work]]", "Party building work", "the work of Party building work"),
    ],
    "doubling: other words, and those beyond a stop": [
        ("the [[joint cure]], system", "care system", "the care system, system"),
        ("the [[joint cure]]\n\nsystem", "care system", "the care system\n\nsystem"),
        ("the spirit of [[Yan'an soul]]", "Yan'an culture", "the spirit of Yan'an culture"),
        ("the members of the [[central party team]]", "leading Party members group",
         "the members of the leading Party members group"),
        ("the [[party team]] groups the cadres", "leading Party members group",
         "the leading Party members group groups the cadres"),
        ("the [[village boss]] heads the team", "head of the villagers' group",
         "the head of the villagers' group heads the team"),
    ],
}  # fmt: skip

FITS = {
    "number": [
        ("this [[two maintenances]].", UPHOLDS, "these Two Upholds."),
        ("This [[two maintenances]] must be", UPHOLDS, "These Two Upholds must be"),
        ("THIS [[TWO MAINTENANCES]]", UPHOLDS, "THESE TWO UPHOLDS"),
        ("achieve a [[two maintenance]] in all fields", UPHOLDS, "achieve the Two Upholds in all fields"),
        ("A [[two maintenance]] requires", UPHOLDS, "The Two Upholds requires"),
        ("a “[[two maintenance]]” is", UPHOLDS, "the “Two Upholds” is"),
        ("by that [[two maintenances]] proposed in May", UPHOLDS, "by those Two Upholds proposed in May"),
        ("an [[eight no]] of old", "Four Nos and Two Directs", "the Four Nos and Two Directs of old"),
        ("this [[leader regime]] of old", "leadership systems", "these leadership systems of old"),
        ("a [[five star branch]]", BRANCH, "a five-star branch"),
    ],
    "possessive": [
        ("the [[two maintenance]]'s aims", UPHOLDS, "the Two Upholds' aims"),
        ("the [[two maintenance]]’s aims", UPHOLDS, "the Two Upholds’ aims"),
        ("the [[two maintenances]]’ aims", UPHOLDS, "the Two Upholds’ aims"),
        ("the “[[two maintenance]]’s” aims", UPHOLDS, "the “Two Upholds’” aims"),
        ("the [[party constructions]]’ aims", BUILDING, "the Party building’s aims"),
        ("the [[party construction]]’s aims", BUILDING, "the Party building’s aims"),
        ("THE [[TWO MAINTENANCE]]'S AIMS", UPHOLDS, "THE TWO UPHOLDS' AIMS"),
        ("THE [[PARTY CONSTRUCTIONS]]' AIMS", BUILDING, "THE PARTY BUILDING'S AIMS"),
        ("the [[joint cure]] system’s cost", "care system", "the care system’s cost"),
        ("the [[martyr’s tomb garden]]", "martyrs' cemetery", "the martyrs’ cemetery"),
    ],
    "case": [
        ("[[Common affluence]] is", "common prosperity", "Common prosperity is"),
        ("“[[Common affluence]] is", "common prosperity", "“Common prosperity is"),
        ("It is so. [[Common affluence]] is", "common prosperity", "It is so. Common prosperity is"),
        ("- [[Common affluence]] is", "common prosperity", "- Common prosperity is"),
        ("It is.\n  (2) [[Common affluence]] is", "common prosperity", "It is.\n  (2) Common prosperity is"),
        ("## [[Common affluence]] for all", "common prosperity", "## Common prosperity for all"),
        ("no stop\n\n[[Common affluence]] is", "common prosperity", "no stop\n\nCommon prosperity is"),
        ("a [[Common Affluence]] is", "common prosperity", "a common prosperity is"),
        ("[[Common Affluence]]", "common prosperity", "Common Prosperity"),
        ("## [[Common Affluence]]\n\nIt is", "common prosperity", "## Common Prosperity\n\nIt is"),
        ("Strengthen [[Party Construction]]", BUILDING, "Strengthen Party Building"),
        ("Strengthen [[Party Construction]]\nIt is so.", BUILDING, "Strengthen Party Building\nIt is so."),
        ("The Grassroots [[Party Construct]] Meeting", BUILDING, "The Grassroots Party Building Meeting"),
        ("GRASSROOTS [[PARTY CONSTRUCT]]", BUILDING, "GRASSROOTS PARTY BUILDING"),
        ("FIGHT AGAINST [[FORMALISTIC]]", "formalism", "FIGHT AGAINST FORMALISM"),
        ("Serve [[Full City]] Well", "the whole city", "Serve the Whole City Well"),
        ("Work of [[party construction]] is", "Party building work", "Party building work is"),
    ],
    "hyphens": [
        ("[[two-maintenance]] work", UPHOLDS, "Two Upholds work"),
        ("the [[village-revitalization]] strategy", "rural revitalization", "the rural revitalization strategy"),
        ("the [[two-\nmaintenances]]", UPHOLDS, "the Two\nUpholds"),
    ],
    "article": [
        ("a [[8-point rule]]", "eight-point regulation", "an eight-point regulation"),
        ("An [[8-point rule]]", "ten-point regulation", "A ten-point regulation"),
        ("AN [[OLD RULE]] IS", "five-star regulation", "A FIVE-STAR REGULATION IS"),
        ("A [[OLD RULE]] IS", "eight-point regulation", "AN EIGHT-POINT REGULATION IS"),
        ("an [[old body]]", "NATO body", "a NATO body"),
        ("a [[old body]]", "NPC body", "an NPC body"),
        ("a “[[overtake at curve]]”", "overtaking", "an “overtaking”"),
        ("the [[full city]]", "the whole city", "the whole city"),
        ("The [[full city]]", "the whole city", "The whole city"),
        ("the [[endless cause]]", "a never-ending undertaking", "the never-ending undertaking"),
        ("a [[endless cause]]", "a never-ending undertaking", "a never-ending undertaking"),
        ("an [[endless cause]]", "a never-ending undertaking", "a never-ending undertaking"),
        ("our [[masses]]", "the people", "our people"),
        ("this [[full city]]", "the whole city", "this whole city"),
        ("these [[full cities]]", "the whole city", "this whole city"),
        ("the Party’s [[masses]]", "the people", "the Party’s people"),
        ("the [[first heart]]", "our Party's founding mission", "our Party's founding mission"),
        ("The [[first heart]]", "our Party's founding mission", "Our Party's founding mission"),
        ("the “[[full city]]”", "the whole city", "the “whole city”"),
    ],
    "marks": [
        ("the “[[two maintenances]]”", '"Two Upholds"', "the “Two Upholds”"),
        ('“the [[two maintenances]]”', 'the "Two Upholds"', "“the Two Upholds”"),
        ("“[[rice bag governor]]”", BAG, "“system for the rice bag”"),
        ("“[[rice bag governor]] is”", BAG, "“system for the \"rice bag\" is”"),
        ("the [[“rice bag” governor]]", BAG, "the system for the “rice bag”"),
        ("the [[“five-star” branches]]", BRANCHES, "the five-star branches"),
        ("the “[[rice bag” governor]]", BAG, "the system for the “rice bag”"),
        ("the [[two “maintenances]]” are", UPHOLDS, "the Two Upholds are"),
        ("the ‘[[two’ maintenances]]", UPHOLDS, "the Two Upholds"),
    ],
    "doubling": [
        ("the [[joint cure]] system", "care system", "the care system"),
        ("the [[joint cure]] systems are", "care system", "the care system are"),
        ("the [[joint cure]]\nsystem is", "cooperative care system", "the cooperative care\nsystem is"),
        ("special [[new socialism]] with Chinese characteristics", "socialism with Chinese characteristics",
         "special socialism with Chinese characteristics"),
        ("the work of [[party construction]]", "Party building work", "the Party building work"),
        ("The work of the [[party construction]]", "Party building work", "The Party building work"),
        ("spirit of the [[Yan'an soul]]", "Yan'an spirit", "the Yan'an spirit"),
        ("the spirit of the [[Yan'an soul]]", "spirit of Yan'an", "the spirit of Yan'an"),
        ("the [[Yan'an]] spirit", "spirit of Yan'an", "the spirit of Yan'an"),
        ("a Chinese [[road of modernity]]", "Chinese path to modernization", "a Chinese path to modernization"),
        ("for Party [[construct]] members", "Party building", "for Party building members"),
        ("take a work of [[old party plan]]", "old-age work", "take an old-age work"),
    ],
    "line breaks": [
        ("keep the [[two\nmaintenances]]", UPHOLDS, "keep the Two\nUpholds"),
        ("keep [[one\nlong old\u00a0form]]", "a new b", "keep a\nnew\u00a0b"),
        ("keep [[old\nform]]", "formula", "keep formula"),
    ],
}  # fmt: skip

NOTHING = {
    "one half of a compound": [
        ("[[two-establishments]]-style", "Two Establishments"),
        ("non-[[party construction]]", BUILDING),
        ("pro‑[[two maintenances]] work", UPHOLDS),
        ("[[two-maintenance]]- and four-consciousness work", UPHOLDS),
    ],
    "a mark that would lose its partner": [
        ("“keep the [[two” maintenances]]", UPHOLDS),
        ("the [[two “maintenances]] of old”", UPHOLDS),
        ("non-“[[party” construction]]", BUILDING),
    ],
}

DOUBTFUL = {
    "safe": [
        ("the [[two maintenances]] is", UPHOLDS),
        ("these [[two maintenances]]", UPHOLDS),
        ("this [[two maintenances]].", UPHOLDS),
        ("this [[two maintenances]] campaign is", UPHOLDS),
        ("that [[two maintenances]] are", UPHOLDS),
        ("every [[two-maintenance]] campaign", UPHOLDS),
        ("by [[chasing stolen goods]]", "asset recovery"),
        ("to [[party construction]]", BUILDING),
        ("pay attention to [[work style construct]]", "work style building"),
        ("is [[directing thought]]", "guiding ideology"),
        ("must [[insist on]]", "uphold the core"),
        ("to [[never forget the heart]]", "stay true"),
        ("In May [[two maintenances]]", UPHOLDS),
        ("must “[[two maintain]]”", UPHOLDS),
        ("the “[[fight corrupt]]”", "combat corruption"),
        ("the [[fight corrupt]] is", "fight against corruption"),
        ("the [[study practice]] is", "campaign to study and apply the outlook"),
        ("a [[bright net space]]", "clean and healthy cyberspace"),
        ("join the [[batch forest]]", "Criticize Confucius Campaign"),
        ("are [[planned single cities]]", "cities designated in the plan"),
        ("must [[overall consider]]", "balance development and security"),
        ("the [[party (labor) committee]]", "Party (working) committee"),
        ("their 24/7 [[shift]]", "24/7 service"),
    ],
    "unsafe": [
        ("each [[two maintenances]].", UPHOLDS),
        ("every [[two maintenances]] of old", UPHOLDS),
        ("this [[two maintenances]] is", UPHOLDS),
        ("a [[leader regime]]", "leadership systems"),
        ("the [[leader regime]] is", "leadership systems"),
        ("these [[chases]]", "asset recovery"),
        ("is [[safeguarding the core]]", UPHOLDS),
        ("is always firmly [[safeguarding the core]]", UPHOLDS),
        ("has [[strengthened party construct]]", BUILDING),
        ("to [[strengthen party construct]]", BUILDING),
        ("to firmly [[safeguard the core]]", UPHOLDS),
        ("must [[two maintain]]", UPHOLDS),
        ("must resolutely [[two maintain]]", UPHOLDS),
        ("we [[two maintain]]", UPHOLDS),
        ("the [[corruption struggle]]", "combat corruption and uphold integrity"),
        ("by [[fighting corruption]]", "combat corruption and uphold integrity"),
        ("a [[full city]]", "the whole city"),
        ("the “[[joint cure]]” system", "care system"),
        ("the work “[[style]]”", "work style"),
    ],
    "display": [
        ("the [[two committees]]", "Party committee (villagers' committee)"),
        ("the [[core view]]", "with … at the core"),
        ("the [[core view]]", "with ... at the core"),
        ("the [[areas]]", "province/region"),
        ("the [[help]]", "helping sb do sth"),
        ("the [[party]]", "X-ray of the X"),
        ("non-[[party construction]]", BUILDING),
        ("“keep the [[two” maintenances]]", UPHOLDS),
    ],
}  # fmt: skip


def flat(table):
    return [pytest.param(*case, id=f"{kind}-{case[0]}") for kind, cases in table.items() for case in cases]


@pytest.mark.parametrize(("marked", "new", "after"), flat(STAYS))
def test_what_touches_the_place_stays(marked, new, after):
    assert fitted(marked, new) == after


@pytest.mark.parametrize(("marked", "new"), flat(NOTHING))
def test_nothing_is_written(marked, new):
    assert fitted(marked, new) == place_of(marked).text.string


@pytest.mark.parametrize(("marked", "new", "after"), flat(FITS))
def test_fitted(marked, new, after):
    assert fitted(marked, new) == after


@pytest.mark.parametrize(
    ("level", "marked", "new"), [(level, *case) for level, cases in DOUBTFUL.items() for case in cases]
)
def test_the_most_that_may_be_made_of_it(level, marked, new):
    assert verdict(marked, new) == level


@pytest.mark.parametrize(
    ("marked", "new", "whole"),
    [
        ("the [[joint cure]] rule", "care system", "joint cure"),
        ("the [[joint cure]] systems", "care system", "joint cure systems"),
        ("non-[[party construction]]", BUILDING, "party construction"),
    ],
)
def test_what_is_replaced(marked, new, whole):
    assert replaced(new, place_of(marked)) == whole


@pytest.mark.parametrize(
    ("string", "start", "end", "segments"),
    [
        ("work of two maintenances work", 8, 24, (8,)),
        ("the two maintenances's the", 4, 20, (4, 20)),
        ("the “two” maintenances", 5, 22, (5,)),
    ],
)
def test_nothing_beyond_the_border_of_a_segment_is_read_or_changed(string, start, end, segments):
    place = Place(Text(string, segments=segments), Span(start, end))
    for new in ("work of a kind", "the care work", UPHOLDS):
        (edit,) = fit(new, place)
        assert edit.span.start == start
        assert edit.span.end in (end, end + 5)
