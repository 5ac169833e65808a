"""A small glossary of its own, so that these cases stand whatever the shipped one holds."""

import pytest

from normalizer import engine
from normalizer.core.finding import Applicability
from normalizer.core.text import Vocabulary
from normalizer.formats import plain
from normalizer.glossary.lexicon import load_lexicon
from normalizer.glossary.load import load_layers
from normalizer.match import Matcher
from normalizer.match.compiled import compile_glossary, opened
from normalizer.resolve import Policy
from normalizer.words import load_words
from tests.harness import assert_holds

GLOSSARY = """
terms:
  - id: two-upholds
    zh: 两个维护
    canonical: Two Upholds
    admitted: [Two Safeguards]
    variants:
      - two maintenances
      - two defenses
      - {form: two protections, fix: offer, reason: ordinary English unless quoted}
    context:
      near: [four consciousnesses, two establishments, resolutely]
      not_near: [aircraft, airline]
  - id: two-establishments
    zh: 两个确立
    canonical: Two Establishments
    variants: [two establishes, two confirmations]
    context: {near: [decisive, two upholds, two maintenances]}
  - id: four-confidences
    zh: 四个自信
    canonical: Four Confidences
    variants: [four self-confidences]
  - id: five-star-branches
    zh: 五星支部
    canonical: five-star branches
    number: regular
    variants: ['"five-star" branches', five stars branch]
  - id: eight-point-regulation
    zh: 八项规定
    canonical: eight-point regulation
    number: regular
    variants: [eight-point rule, 8-point rule]
  - id: leading-party-members-group
    zh: 党组
    canonical: leading Party members group
    admitted: [Party leadership group]
    variants: [party team]
  - id: common-prosperity
    zh: 共同富裕
    canonical: common prosperity
    variants: [common affluence]
  - id: one-country-two-systems
    zh: 一国两制
    canonical: One Country, Two Systems
    admitted: ['one country, two systems']
    context: {near: [Hong Kong]}
  - id: four-star
    canonical: Three Confidences
  - id: party-building
    zh: 党建
    canonical: Party building
    variants: [party construction]
    context: {near: [grassroots, secretary], not_near: [grammar]}
  - id: cppcc
    zh: 政协
    canonical: CPPCC
    variants: [political consultative conference of China]
  - id: thermal-pad
    canonical: thermal gap pad
    variants: [gap pad]
  - id: steady-progress
    zh: 稳中求进
    canonical: seeking progress while maintaining stability
    wording: preferred
    variants: [steady progress in stability]
  - id: loose-one
    zh: 群众
    canonical: the people
    wording: loose
    variants: [broad mass of people]
  - id: forbidden-one
    zh: 某
    canonical: right wording
    variants: [{form: wrong wording, status: forbidden, reason: it means something else}]
  - id: asset-recovery
    canonical: asset recovery
    number: invariant
    variants: [chasing stolen goods]
  - id: leadership-systems
    canonical: leadership systems
    number: invariant
    variants: [leader regime, leader regimes]
  - id: care-system
    canonical: cooperative care system
    number: invariant
    variants: [joint cure]
  - id: pattern-one
    zh: 弯道超车
    canonical: overtaking on the curve
    variants: [{pattern: 'overtak(?:e|ing) (?:in|at) (?:the )?(?:curve|corner)s?'}]
"""


def matcher_of(path):
    """The matcher of one glossary file."""
    glossary = load_layers([[path]])
    return Matcher(glossary, opened(compile_glossary(glossary, load_lexicon())))


@pytest.fixture(scope="session")
def matcher(tmp_path_factory):
    path = tmp_path_factory.mktemp("glossary") / "terms.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return matcher_of(path)


@pytest.fixture(scope="session")
def normalize(matcher):
    """Runs a text through the small glossary alone and checks every invariant."""
    common, names = load_words()
    vocabulary = Vocabulary(common, names, matcher.words)

    def run(string, level=Applicability.SAFE):
        from dataclasses import replace

        text = replace(plain.text_of(string), vocabulary=vocabulary)
        policy = Policy(level)
        result = engine.normalize(text, [matcher], policy)
        assert_holds(result, [matcher], policy)
        return result

    return run
