/* A plain text: cleaned and copied when it is small, else repaired; its outline is found in steps. */

#include "intake.h"

#include "stele/text.h"

#include <string.h>

/* A larger file is not searched for pages and overstrikes: what is no text is shown where it stands. */
enum {
    CLEANED_BYTES = 16 << 20,
    SPEECH_BYTES = 256 << 10,
    FINAL_BYTES = 64 << 10, /* of a text that is final as soon as it is opened */
    STEP_MICROSECONDS = 1000,
};

/* Page numbers that stand alone are looked for in a text of the length of a speech. */
static bool needs_cleaning(struct slice bytes)
{
    static const char signs[] = {'\r', '\f', '\b', '\033'};
    bool found = bytes.length <= SPEECH_BYTES || slice_starts(bytes, slice_of("\xEF\xBB\xBF"));
    if (bytes.length > CLEANED_BYTES)
        return false;
    for (size_t i = 0; i < COUNT_OF(signs) && !found; i++)
        found = memchr(bytes.bytes, signs[i], bytes.length) != NULL;
    return found;
}

static void take_as_it_is(struct intake *intake, struct buffer *bytes)
{
    struct slice slice = buffer_slice(bytes);
    if (text_check(slice) == slice.length) {
        intake->plain.text = *bytes;
        *bytes = (struct buffer){0};
    } else {
        intake->plain.repaired = text_repair(slice, &intake->plain.text);
    }
}

static void make_document(struct intake *intake)
{
    const struct infer_clean *plain = &intake->plain;
    struct slice text = buffer_slice(&plain->text);
    intake->format = FORMAT_TEXT;
    intake->document = document_derived(text, infer_block);
    document_set_lines(intake->document, plain->marks, plain->mark_count);
    document_set_spans(intake->document, plain->spans, plain->span_count);
    document_expect_outline(intake->document);
    intake->infer = infer_new(text);
}

static void take_outline(struct intake *intake)
{
    size_t count;
    const struct section *sections = infer_sections(intake->infer, &count);
    for (enum meta_key key = 0; key < META_KEY_COUNT; key++)
        if (infer_meta(intake->infer, key).length > 0)
            document_set_meta(intake->document, key, infer_meta(intake->infer, key));
    document_set_outline(intake->document, sections, count);
    infer_free(intake->infer);
    intake->infer = NULL;
}

bool plain_step(struct intake *intake, unsigned microseconds)
{
    if (!intake->infer)
        return document_step(intake->document, microseconds);
    if (infer_step(intake->infer, microseconds))
        take_outline(intake);
    return false;
}

bool plain_open(struct intake *intake, struct error *error)
{
    struct buffer bytes = {0};
    bool read = source_read(intake, &bytes, error);
    if (read) {
        if (needs_cleaning(buffer_slice(&bytes)))
            infer_clean(buffer_slice(&bytes), &intake->plain);
        else
            take_as_it_is(intake, &bytes);
        make_document(intake);
    }
    buffer_free(&bytes);
    if (read && intake->plain.repaired > 0)
        intake_add_notice(intake,
                          "%zu ill-formed bytes or byte sequences (not UTF-8) are shown as \xEF\xBF\xBD",
                          intake->plain.repaired);
    while (read && intake->plain.text.length <= FINAL_BYTES && !plain_step(intake, STEP_MICROSECONDS))
        continue;
    return read;
}

void plain_close(struct intake *intake)
{
    infer_free(intake->infer);
    infer_clean_free(&intake->plain);
}
