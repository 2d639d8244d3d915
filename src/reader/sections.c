/* Commands that go from section to section. */

#include "reader.h"

#include <limits.h>

static const struct section *section_at(const struct reader *reader, size_t index)
{
    return document_section(reader->page->document, index);
}

size_t current_section(struct reader *reader)
{
    return document_section_named(reader->page->document, current_place(reader));
}

/* ---- in order ---- */

/* The reader stands at a section's start if the last jump led there, else where the page begins. */
static size_t reference(struct reader *reader)
{
    const struct reading *page = reader->page;
    return page->chosen != NOWHERE ? page->chosen : page->top;
}

/* Of the sections that start where SECTION does, the outermost. */
static size_t outermost(const struct reader *reader, size_t section)
{
    while (section > 0 &&
           section_at(reader, section - 1)->range.start == section_at(reader, section)->range.start)
        section--;
    return section;
}

/* The first section that starts after PLACE; NOWHERE. */
static size_t section_after(const struct reader *reader, size_t place)
{
    size_t at = document_section_at(reader->page->document, place), next = at == NOWHERE ? 0 : at + 1;
    return next < document_sections(reader->page->document) ? next : NOWHERE;
}

/* The last section that starts before PLACE; NOWHERE. */
static size_t section_before(const struct reader *reader, size_t place)
{
    size_t at = place == 0 ? NOWHERE : document_section_at(reader->page->document, place - 1);
    return at == NOWHERE ? NOWHERE : outermost(reader, at);
}

static void go_to_section(struct reader *reader, size_t section)
{
    jump_to(reader, section_at(reader, section)->range.start);
}

static void step(struct reader *reader, const struct invocation *invocation,
                 size_t (*find)(const struct reader *reader, size_t place), const char *at_end)
{
    size_t place = reference(reader), section = NOWHERE, found;
    for (unsigned left = invocation_times(invocation); left > 0; left--) {
        if ((found = find(reader, place)) == NOWHERE)
            break;
        section = found;
        place = section_at(reader, section)->range.start;
    }
    if (document_sections(reader->page->document) == 0)
        reader_say(reader, "this text has no sections");
    else if (section == NOWHERE)
        reader_say(reader, "%s", at_end);
    else
        go_to_section(reader, section);
}

void run_section_next(struct reader *reader, const struct invocation *invocation)
{
    step(reader, invocation, section_after, "the last section");
}

void run_section_previous(struct reader *reader, const struct invocation *invocation)
{
    step(reader, invocation, section_before, "the first section");
}

/* ---- by level ---- */

/* The outermost of the sections that start where the reader stands; NOWHERE: none does. */
static size_t starting_here(struct reader *reader)
{
    size_t place = reference(reader), at = document_section_at(reader->page->document, place);
    return at == NOWHERE || section_at(reader, at)->range.start != place ? NOWHERE : outermost(reader, at);
}

static void move_sibling(struct reader *reader, const struct invocation *invocation, bool ahead)
{
    size_t count = document_sections(reader->page->document), at = starting_here(reader);
    if (at == NOWHERE)
        at = current_section(reader);
    if (at == NOWHERE) {
        if (ahead && count > 0)
            go_to_section(reader, 0);
        else
            reader_say(reader, "before the first section");
        return;
    }
    unsigned level = section_at(reader, at)->level, left = invocation_times(invocation);
    size_t found = at, start = at;
    while (left > 0 && (ahead ? at + 1 < count : at > 0)) {
        at = ahead ? at + 1 : at - 1;
        if (section_at(reader, at)->level < level)
            break;
        if (section_at(reader, at)->level == level) {
            found = at;
            left--;
        }
    }
    if (left > 0)
        reader_say(reader, ahead ? "the last section of this level" : "the first section of this level");
    if (left == 0 || found != start)
        go_to_section(reader, found);
}

void run_sibling_next(struct reader *reader, const struct invocation *invocation)
{
    move_sibling(reader, invocation, true);
}

void run_sibling_previous(struct reader *reader, const struct invocation *invocation)
{
    move_sibling(reader, invocation, false);
}

void run_parent(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    size_t at = starting_here(reader);
    if (at == NOWHERE)
        at = document_section_at(reader->page->document, current_place(reader));
    size_t parent = at == NOWHERE ? NOWHERE : section_at(reader, at)->parent;
    if (parent == NOWHERE)
        reader_say(reader, "no section around this one");
    else
        go_to_section(reader, parent);
}

/* ---- by number ---- */

static unsigned roman_digit(char letter)
{
    static const char letters[] = "IVXLCDM";
    static const unsigned values[] = {1, 5, 10, 50, 100, 500, 1000};
    for (size_t i = 0; letters[i]; i++)
        if (letter == letters[i] || letter == letters[i] + ('a' - 'A'))
            return values[i];
    return 0;
}

/* The number that an ordinal writes, Arabic or Roman; 0 when it is neither. */
static unsigned ordinal_number(struct slice ordinal)
{
    unsigned number = 0, arabic = 0;
    bool is_arabic = ordinal.length > 0 && ordinal.length < 9;
    for (size_t i = 0; i < ordinal.length; i++) {
        char letter = ordinal.bytes[i];
        unsigned digit = roman_digit(letter),
                 next = i + 1 < ordinal.length ? roman_digit(ordinal.bytes[i + 1]) : 0;
        is_arabic = is_arabic && letter >= '0' && letter <= '9';
        if (is_arabic)
            arabic = arabic * 10 + (unsigned)(letter - '0');
        else if (digit == 0)
            return 0;
        number += digit < next ? 0 - digit : digit;
    }
    return is_arabic ? arabic : number;
}

size_t numbered_section(const struct document *document, unsigned number)
{
    size_t nth = NOWHERE, best = NOWHERE, top = 0;
    for (size_t i = 0; i < document_sections(document); i++) {
        const struct section *section = document_section(document, i);
        if (section->frame)
            continue;
        if (section->parent == NOWHERE && ++top == number)
            nth = i;
        bool has_it = number > 0 && ordinal_number(section->ordinal) == number;
        if (has_it && (best == NOWHERE || section->level < document_section(document, best)->level))
            best = i;
    }
    return best != NOWHERE ? best : nth;
}

void run_section(struct reader *reader, const struct invocation *invocation)
{
    size_t number, section = NOWHERE;
    if (slice_number(invocation->argument, UINT_MAX, &number))
        section = numbered_section(reader->page->document, (unsigned)number);
    if (section == NOWHERE) {
        reader_say(reader, "there is no section %.*s", (int)invocation->argument.length,
                   invocation->argument.bytes);
        return;
    }
    if (reader->page->outline.focused)
        reader->page->outline.chosen = section;
    go_to_section(reader, section);
}
