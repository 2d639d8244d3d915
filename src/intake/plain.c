/* A plain text: mapped, or copied where it must be cleaned; its outline is found in steps. */

#include "intake.h"

#include "stele/text.h"

#include <string.h>
#include <sys/stat.h>

/* A larger file is not searched for pages and overstrikes: what is no text is shown where it stands. */
enum {
    CLEANED_BYTES = 16 << 20,
    SPEECH_BYTES = 256 << 10,
    PIECE_BYTES = 32 << 10, /* that stay in the cache of the processor while they are looked through */
    FINAL_BYTES = 64 << 10, /* of a text that is final as soon as it is opened */
    STEP_MICROSECONDS = 1000,
};

static bool has_signs(struct slice piece)
{
    static const char signs[] = {'\r', '\f', '\b', '\033'};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (memchr(piece.bytes, signs[i], piece.length))
            return true;
    return false;
}

/* Page numbers that stand alone are looked for in a text of the length of a speech. */
static bool needs_cleaning(struct slice bytes)
{
    bool found = bytes.length <= SPEECH_BYTES || slice_starts(bytes, slice_of("\xEF\xBB\xBF"));
    for (size_t at = 0; at < bytes.length && !found; at += PIECE_BYTES)
        found = has_signs(slice_cut(bytes, at, at + PIECE_BYTES));
    return found;
}

/* Fills the plain text with what can be read of BYTES. False: all of them, as they are. */
static bool make_readable(struct intake *intake, struct slice bytes)
{
    if (bytes.length > CLEANED_BYTES)
        return false;
    if (needs_cleaning(bytes))
        infer_clean(bytes, &intake->plain);
    else if (text_check(bytes) != bytes.length)
        intake->plain.repaired = text_repair(bytes, &intake->plain.text);
    else
        return false;
    return true;
}

/* A file that is no speech is its own text where it can be: it may shrink while it is read. */
static bool map_file(struct intake *intake)
{
    struct stat status;
    struct error reason;
    return fstat(intake->file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > SPEECH_BYTES &&
           map_open(&intake->map, intake->file, (size_t)status.st_size, &reason);
}

static struct slice text_of(const struct intake *intake)
{
    const struct map *map = &intake->map;
    return map->bytes ? (struct slice){map->bytes, map->length} : buffer_slice(&intake->plain.text);
}

static void tell_shrunk(struct intake *intake)
{
    if (intake->told_shrunk || !map_shrank(&intake->map))
        return;
    intake->told_shrunk = true;
    intake_add_notice(intake, "%s became shorter while it was read; R reads it again", intake->path);
}

static void make_document(struct intake *intake)
{
    const struct infer_clean *plain = &intake->plain;
    struct slice text = text_of(intake);
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
    tell_shrunk(intake);
    if (!intake->infer)
        return document_step(intake->document, microseconds);
    if (infer_step(intake->infer, microseconds))
        take_outline(intake);
    return false;
}

static bool read_file(struct intake *intake, struct error *error)
{
    struct buffer bytes = {0};
    bool read = source_read(intake, &bytes, error);
    if (read && !make_readable(intake, buffer_slice(&bytes))) {
        intake->plain.text = bytes;
        bytes = (struct buffer){0};
    }
    buffer_free(&bytes);
    return read;
}

static bool take_text(struct intake *intake, struct error *error)
{
    if (!map_file(intake))
        return read_file(intake, error);
    if (make_readable(intake, text_of(intake)))
        map_close(&intake->map);
    return true;
}

static void tell_repaired(struct intake *intake)
{
    if (intake->plain.repaired > 0)
        intake_add_notice(intake,
                          "%zu ill-formed bytes or byte sequences (not UTF-8) are shown as \xEF\xBF\xBD",
                          intake->plain.repaired);
}

bool plain_open(struct intake *intake, struct error *error)
{
    if (!take_text(intake, error))
        return false;
    tell_repaired(intake);
    make_document(intake);
    while (text_of(intake).length <= FINAL_BYTES && !plain_step(intake, STEP_MICROSECONDS))
        continue;
    return true;
}

void plain_close(struct intake *intake)
{
    infer_free(intake->infer);
    infer_clean_free(&intake->plain);
    map_close(&intake->map);
}
