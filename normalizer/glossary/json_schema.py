"""The JSON Schema of glossary files, for editors that complete and check while one types.

It says of each key what it means, what it may hold and how it looks; what holds between
terms is for `gnorm glossary check`.  A test keeps its keys those that are read.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from normalizer.glossary.schema import FirstMention, FixMode, Number, Register, Status, Wording
from normalizer.glossary.spelling import Spelling

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"

_ID = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_TEXT = {"type": "string", "minLength": 1}
# A reader of YAML takes an unquoted 2024-07-01 for a date and hands on its text.
_DATE = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SCALAR = {"type": ["string", "number", "boolean", "null"], "not": {"const": ""}}


def glossary_schema() -> Schema:
    """The schema of a glossary or profile file."""
    return {
        "$schema": DRAFT,
        "title": "gnorm glossary",
        "description": "Terms of Chinese political English, or a house style over them.",
        **_object(
            {
                "contexts": {
                    "description": "Evidence that terms ask for by name.",
                    "type": ["object", "null"],
                    "propertyNames": _ID,
                    "additionalProperties": {"$ref": "#/$defs/context"},
                },
                "wording": _choice(Wording, "The wording of the terms of this file that say and extend none."),
                "terms": _list({"$ref": "#/$defs/term"}, "The terms of this file."),
                "disable": _list(_ID, "Ids of terms of the layers below that are switched off."),
                "extends": _said(_TEXT, "A file to be laid below this one; in a profile also the name of a profile."),
                "profile": _said(_ID, "The name of the house style that this file is; its terms change those below."),
                "prefer": _choice(Register, "In a profile: admitted forms of this register become canonical."),
                "spelling": _choice(Spelling, "In a profile: the spelling that is written."),
                "first_mention": _choice(FirstMention, "In a profile: what follows a formula at its first mention."),
                "ties": _list(_list(_ID, "Ids of terms that may share a variant."), "Groups of terms."),
            }
        ),
        "$defs": {"term": _term(), "variant": _variant(), "context": _context(), "phrase": _SCALAR},
    }


def _term() -> Schema:
    phrase = {"$ref": "#/$defs/phrase"}
    return _object(
        {
            "id": _said(_ID, "A slug, never changed later; findings are named term/<id>."),
            "extends": _said(_ID, "A term below, whose other fields this one takes."),
            "zh": {
                "description": "The Chinese: one form, or several, the main one first.",
                "anyOf": [phrase, _list(phrase)],
            },
            "pinyin": _said(phrase, "The pinyin, where the characters do not tell it."),
            "canonical": _said(phrase, "The form that is written, with the capitals that it has in mid-sentence."),
            "register": _choice(Register, "Whose English the canonical form is."),
            "wording": _choice(
                Wording, "fixed: one wording is right, variants are rewritten; preferred: offered; loose: shown."
            ),
            "number": _choice(Number, "invariant: the replacement never follows the text's singular or plural."),
            "spelled_out": _said(phrase, "What the canonical form means, for the first mention."),
            "admitted": _list({"anyOf": [phrase, _admitted()]}, "Other right forms; left alone."),
            "variants": _list({"anyOf": [phrase, {"$ref": "#/$defs/variant"}]}, "Wordings to be rewritten."),
            "context": _context_or_name("The evidence that the variants need."),
            "valid_from": _said(_DATE, "The first day of the articles in which the variants are wrong."),
            "valid_to": _said(_DATE, "The last day of the articles in which the variants are rewritten unasked."),
            "authority": _said(_TEXT, "Who vouches for the English; unverified where nobody was read."),
            "source": _said(_TEXT, "Where both sides were read."),
            "note": _said(_TEXT, "For whoever edits the glossary."),
            "examples": _list(_example(), "Documents of their own, each run by gnorm glossary check."),
        }
    )


def _admitted() -> Schema:
    return _object(
        {
            "form": {"$ref": "#/$defs/phrase"},
            "register": _choice(Register, "Whose English it is; a profile may prefer it."),
            "authority": _said(_TEXT, "Who vouches for it."),
            "source": _said(_TEXT, "Where it was read."),
        },
        required=["form"],
    )


def _variant() -> Schema:
    return _object(
        {
            "form": {"$ref": "#/$defs/phrase"},
            "pattern": _said(_TEXT, "A regular expression of the Python package regex, letter case ignored."),
            "fix": _choice(FixMode, "offer: known to be wrong, never written unasked."),
            "reason": _said(_TEXT, "Why it is wrong, for the message."),
            "status": _choice(Status, "forbidden: reported, no fix known."),
            "context": _context_or_name("The evidence that this variant needs, in place of the term's."),
            "valid_from": _said(_DATE, "The first day of the articles in which it is wrong."),
            "valid_to": _said(_DATE, "The last day of the articles in which it is wrong."),
        },
        oneOf=[{"required": ["form"]}, {"required": ["pattern"]}],
    )


def _context() -> Schema:
    count = {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 9999}, {"const": "never"}]}
    phrases = _list({"$ref": "#/$defs/phrase"})
    mapping = _object(
        {
            "like": _said(_ID, "A named context, to whose lists these are added."),
            "near": phrases | {"description": "One of these in the sentence is evidence."},
            "not_near": phrases | {"description": "One of these in the sentence forbids."},
            "quoted": {"description": "Whether standing alone in quotation marks is evidence.", "type": "boolean"},
            "document": count | {"description": "So many other certain terms in the document are evidence."},
        }
    )
    return {"anyOf": [_ID, mapping]}


def _context_or_name(description: str) -> Schema:
    return {"description": description, "$ref": "#/$defs/context"}


def _example() -> Schema:
    offered = {"description": "Whether the change is only offered.", "type": "boolean"}
    changed = _object({"before": _TEXT, "after": _TEXT, "offered": offered}, required=["before", "after"])
    return {"anyOf": [changed, _object({"keep": _TEXT}, required=["keep"])]}


def _object(properties: Schema, **more: Any) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties, **more}


def _list(items: Schema, description: str = "") -> Schema:
    said = {"description": description} if description else {}
    return {**said, "type": ["array", "null"], "items": items}


def _said(schema: Schema, description: str) -> Schema:
    return {"description": description, **schema}


def _choice(choices: type[StrEnum], description: str) -> Schema:
    return {"description": description, "enum": [str(choice) for choice in choices]}
