"""Rules a JSON Schema cannot state: between the fields of a file, and between files.

A rule takes the register and yields a ``Problem`` for each place that breaks it. Its name
is the fact that should hold, so that the list reads as the policy. To add one, write the
function, list it in ``RULES``, give its problem words in ``schema/problems.yaml``, and show
it broken in ``tests/register/invalid/<rule>/``.

Rules also see registers with mistakes: an answer the schema refused reads as None. A place
that an earlier rule has refused is not spoken of again, so the order matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Register
from ..problem import Problem
from . import dates, identity, law, questions, references, texts

Rule = Callable[[Register], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    identity.ids_are_used_once,
    identity.tools_stand_in_a_department_folder,
    identity.pages_exist_in_both_languages,
    identity.page_addresses_are_used_once,
    references.references_lead_somewhere,
    references.focus_areas_are_in_the_strategy,
    references.nothing_replaces_itself,
    questions.required_answers_are_given,
    questions.questions_are_answered_or_listed,
    questions.answers_apply,
    questions.listed_questions_exist,
    questions.listed_questions_are_open,
    questions.questions_are_listed_once,
    questions.reasons_fit_the_basis,
    questions.notes_explain_what_is_withheld,
    questions.clarification_takes_a_year_at_most,
    dates.since_is_not_in_the_future,
    dates.until_comes_after_since,
    dates.nothing_has_happened_in_the_future,
    dates.lists_are_newest_first,
    dates.department_names_follow_each_other,
    law.public_tasks_have_a_national_law,
    law.protected_data_has_a_law_that_permits_it,
    law.impact_assessments_are_listed,
    law.done_assessments_have_a_date,
    law.prohibited_ai_is_not_in_use,
    texts.languages_differ,
    texts.retention_is_months_or_words,
    texts.cost_is_a_figure_or_words,
)
