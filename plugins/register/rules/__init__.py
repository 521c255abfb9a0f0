"""Rules a JSON Schema cannot state: about a file's texts, between its fields, between files.

A rule yields a ``Problem`` for each place that breaks it. Its name is the fact that should
hold, so that the lists read as the policy. ``TEXT_RULES`` take the texts of one file and judge
each for itself. ``FILE_RULES`` take a register in which one file stands alone, ``RULES`` all of
it: what they need not compare with other files belongs to the first. Both also see things
with mistakes, where an answer that the schema refused reads as None; a place that an earlier
rule has refused is not spoken of again, so their order matters.

To add one, write the function, list it here, give its problem words in
``schema/problems.yaml``, and show it broken in ``tests/corpus/refused/<rule>/``. What the form can
tell of a tool has a twin in ``theme/scripts/rules.js``; ``tests/form`` compares the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Register
from ..problem import Problem
from ..texts import Texts
from . import (
    dates,
    figures,
    history,
    identity,
    law,
    letters,
    markup,
    parity,
    plain,
    privacy,
    questions,
    references,
    search,
    security,
)

TextRule = Callable[[Texts], Iterator[Problem]]

TEXT_RULES: tuple[TextRule, ...] = (
    privacy.cpr_numbers_stay_out,
    privacy.accounts_stay_out,
    privacy.mailboxes_are_shared,
    privacy.phone_numbers_stand_under_contact,
    markup.markdown_is_shown_as_written,
    plain.texts_are_easy_to_read,
    parity.languages_differ,
    parity.texts_stand_under_their_language,
    parity.numbers_stand_in_both_languages,
    parity.links_stand_in_both_languages,
    parity.confirmed_texts_exist,
)

Rule = Callable[[Register], Iterator[Problem]]

FILE_RULES: tuple[Rule, ...] = (
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
    law.impact_assessments_are_listed,
    law.done_assessments_have_a_date,
    law.prohibited_ai_is_not_in_use,
    figures.retention_is_months_or_words,
    figures.cost_is_a_figure_or_words,
    figures.only_shared_initiatives_count_departments,
    letters.fields_of_letters_are_known,
    letters.fields_of_letters_stand_in_both_languages,
    letters.letters_name_the_law_where_it_is_known,
)

RULES: tuple[Rule, ...] = (
    identity.ids_are_used_once,
    identity.ids_do_not_look_alike,
    identity.tools_stand_in_a_department_folder,
    identity.pages_exist_in_both_languages,
    identity.page_addresses_are_used_once,
    identity.forms_belong_to_one_term,
    references.references_lead_somewhere,
    references.focus_areas_are_in_the_strategy,
    references.what_was_tested_stands_on_a_page,
    references.nothing_replaces_itself,
    search.everyday_words_mean_words_of_the_register,
    law.public_tasks_have_a_national_law,
    law.protected_data_has_a_law_that_permits_it,
    letters.letters_go_to_an_office_of_the_site,
    history.time_zone_exists,
    history.what_is_taken_down_is_gone,
    security.security_contact_is_looked_after,
)
