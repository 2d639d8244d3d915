/* A plain text: mapped, or copied where it must be cleaned; its outline is found in steps. */

#include "intake.h"

#include "stele/text.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A larger file is not searched for pages and overstrikes: what is no text is shown where it stands. */
enum {
    CLEANED_BYTES = 16 << 20,
    SPEECH_BYTES = 256 << 10,
    PIECE_BYTES = 32 << 10, /* that stay in the cache of the processor while they are looked through */
    FINAL_BYTES = 64 << 10, /* of a text that is final as soon as it is opened */
    STEP_MICROSECONDS = 1000,
    SAMPLES = 16,
    SAMPLE_BYTES = 4096,
    LONGEST_CUT = 3, /* bytes of a character that the end cuts off */
};

static bool has_signs(struct slice piece)
{
    static const char signs[] = {'\r', '\f', '\b', '\033'};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (memchr(piece.bytes, signs[i], piece.length))
            return true;
    return false;
}

/* Page numbers that stand alone, and the few words that lines part, are looked for in a text of the length of
 * a speech. */
static bool needs_cleaning(struct slice bytes)
{
    bool found = bytes.length <= SPEECH_BYTES || slice_starts(bytes, slice_of("\xEF\xBB\xBF")) ||
                 infer_parts_words(slice_cut(bytes, 0, PIECE_BYTES));
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

/* PIECE without the end of a character that began before it. */
static struct slice whole_characters(struct slice piece)
{
    size_t at = 0;
    while (at < LONGEST_CUT && at < piece.length && ((unsigned char)piece.bytes[at] & 0xC0) == 0x80)
        at++;
    return slice_cut(piece, at, piece.length);
}

/* Of a large file, by samples out of all of it. */
static bool is_utf8(const struct intake *intake, size_t size)
{
    char bytes[SAMPLE_BYTES];
    for (size_t i = 0; i < SAMPLES; i++) {
        size_t mark, at = size / SAMPLES * i;
        ssize_t length = pread(intake->file, bytes, sizeof bytes, (off_t)at);
        struct slice piece = whole_characters((struct slice){bytes, length > 0 ? (size_t)length : 0});
        const char *marked = i == 0 ? format_marked(piece, &mark) : NULL;
        if ((marked && strcmp(marked, "UTF-8") != 0) || !format_is_utf8(piece))
            return false;
    }
    return true;
}

/* A file that is no speech is its own text where it can be: it may shrink while it is read. */
static bool map_file(struct intake *intake)
{
    struct stat status;
    struct error reason;
    return fstat(intake->file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > SPEECH_BYTES &&
           (status.st_size <= CLEANED_BYTES || is_utf8(intake, (size_t)status.st_size)) &&
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
    intake->watched = false;
    intake_add_notice(intake, "%s became shorter while it was read; R reads it again", intake->path);
}

void plain_derive(struct intake *intake)
{
    struct slice text = document_text(intake->document);
    document_derive *derive = infer_is_machine(text) ? infer_kept_block
                              : intake->unjoined     ? infer_unjoined_block
                                                     : infer_block;
    document_set_derive(intake->document, derive);
}

static void make_document(struct intake *intake)
{
    const struct infer_clean *plain = &intake->plain;
    struct slice text = text_of(intake);
    intake->format = FORMAT_TEXT;
    intake->document = document_derived(text, infer_block);
    plain_derive(intake);
    document_set_lines(intake->document, plain->marks, plain->mark_count);
    document_set_spans(intake->document, plain->spans, plain->span_count);
    if (intake->encoding.length > 0)
        document_set_meta(intake->document, META_ENCODING, buffer_slice(&intake->encoding));
    document_expect_outline(intake->document);
    intake->infer = infer_new(text);
}

static void tell_reach(struct intake *intake)
{
    size_t reach = infer_reach(intake->infer), length = document_text(intake->document).length;
    if (reach < length)
        intake_add_notice(intake,
                          "headings were looked for in the first %u %% of the text: too much looks like one",
                          (unsigned)((double)reach / (double)length * 100));
}

static void take_outline(struct intake *intake)
{
    size_t count;
    const struct section *sections = infer_sections(intake->infer, &count);
    for (enum meta_key key = 0; key < META_KEY_COUNT && !format_at(intake->format)->foreign; key++)
        if (infer_meta(intake->infer, key).length > 0)
            document_set_meta(intake->document, key, infer_meta(intake->infer, key));
    document_set_outline(intake->document, sections, count);
    tell_reach(intake);
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

void plain_tell_repaired(struct intake *intake, size_t repaired)
{
    if (repaired > 0)
        intake_add_notice(
            intake, "%zu ill-formed bytes or byte sequences (not UTF-8) are shown as \xEF\xBF\xBD", repaired);
}

/* Takes BYTES. */
static void take_bytes(struct intake *intake, struct buffer *bytes)
{
    if (!make_readable(intake, buffer_slice(bytes))) {
        intake->plain.text = *bytes;
        *bytes = (struct buffer){0};
    }
}

/* Bytes that are no UTF-8 are decoded; so is ASCII where another encoding was asked for, as there are
 * encodings that are written in it. */
static bool is_decoded(const struct intake *intake, struct slice bytes)
{
    size_t mark;
    const char *marked = format_marked(bytes, &mark);
    if (marked)
        return strcmp(marked, "UTF-8") != 0;
    return !format_is_whole_utf8(bytes) || intake->wanted;
}

static bool read_file(struct intake *intake, struct error *error)
{
    struct buffer bytes = {0};
    bool read = source_read(intake, &bytes, error);
    if (read && is_decoded(intake, buffer_slice(&bytes)))
        stages_decode(intake, &bytes);
    if (read)
        take_bytes(intake, &bytes);
    buffer_free(&bytes);
    return read;
}

static bool take_text(struct intake *intake, struct error *error)
{
    bool mapped = map_file(intake);
    if (mapped && text_of(intake).length <= CLEANED_BYTES && is_decoded(intake, text_of(intake))) {
        map_close(&intake->map);
        mapped = false;
    }
    if (!mapped)
        return read_file(intake, error);
    if (make_readable(intake, text_of(intake)))
        map_close(&intake->map);
    return true;
}

static void finish_short(struct intake *intake)
{
    while (document_text(intake->document).length <= FINAL_BYTES && !plain_step(intake, STEP_MICROSECONDS))
        continue;
}

void plain_derive_again(struct intake *intake)
{
    plain_derive(intake);
    finish_short(intake);
}

static bool begin(struct intake *intake)
{
    plain_tell_repaired(intake, intake->plain.repaired);
    make_document(intake);
    finish_short(intake);
    return true;
}

bool plain_open(struct intake *intake, struct error *error)
{
    return take_text(intake, error) && begin(intake);
}

bool plain_open_text(struct intake *intake, struct buffer *text)
{
    take_bytes(intake, text);
    return begin(intake);
}

void plain_close(struct intake *intake)
{
    infer_free(intake->infer);
    infer_clean_free(&intake->plain);
    map_close(&intake->map);
}
