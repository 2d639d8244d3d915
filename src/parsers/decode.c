#include "decode.h"

#include "guess.h"
#include "html_encoding.h"
#include "stele/format.h"
#include "stele/parsers.h"
#include "stele/text.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

/* ---- by iconv ----------------------------------------------------------------------------------------- */

static const char replacement[] = "\uFFFD";

/* Bytes that are given up at a time, so that what follows is read at its right place. */
static size_t unit_of(const char *converter)
{
    return strncmp(converter, "UTF-16", 6) == 0 ? 2 : strncmp(converter, "UTF-32", 6) == 0 ? 4 : 1;
}

/* Converts what it can of REST, and takes that off it. Returns errno's reason to stop, 0 at the end. */
static int convert(iconv_t converter, struct slice *rest, struct buffer *into)
{
    enum { PIECE = 16 * 1024 };
    char piece[PIECE], *out = piece, *in = (char *)rest->bytes;
    size_t room = sizeof piece, left = rest->length;
    size_t done = iconv(converter, &in, &left, &out, &room);
    int reason = done == (size_t)-1 ? errno : 0;
    buffer_append(into, (struct slice){piece, sizeof piece - room});
    *rest = slice_cut(*rest, rest->length - left, rest->length);
    return reason;
}

bool decode_as(struct slice bytes, const char *converter, struct buffer *into, size_t *lost)
{
    iconv_t open = iconv_open("UTF-8", converter);
    if (open == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): POSIX says it so */
        return false;
    *lost = 0;
    while (bytes.length > 0) {
        int reason = convert(open, &bytes, into);
        if (reason == EILSEQ || reason == EINVAL) { /* ill-formed, or cut off at the end */
            size_t skipped = reason == EINVAL ? bytes.length : unit_of(converter);
            bytes = slice_cut(bytes, skipped, bytes.length);
            buffer_append_string(into, replacement);
            iconv(open, NULL, NULL, NULL, NULL);
            ++*lost;
        }
    }
    iconv_close(open);
    return true;
}

/* ---- which encoding ----------------------------------------------------------------------------------- */

struct finding {
    struct encoding encoding; /* without a name where only a guess is left */
    char room[ENCODING_NAME_BYTES];
    size_t mark;
};

static bool is_ascii(struct slice bytes)
{
    for (size_t i = 0; i < bytes.length; i++)
        if ((unsigned char)bytes.bytes[i] >= 0x80)
            return false;
    return true;
}

static bool name_it(struct finding *finding, struct slice name)
{
    finding->encoding = format_encoding(name, finding->room);
    return finding->encoding.name != NULL;
}

/* A page whose declaration can be read in ASCII is in no encoding of two bytes (HTML, 13.2.3.3). */
static bool is_declared(struct finding *finding, struct slice page)
{
    struct slice name = html_declared_encoding(page);
    return name.length > 0 && name_it(finding, name) && unit_of(finding->encoding.name) == 1;
}

static void find_encoding(struct slice bytes, const char *wanted, bool page, struct finding *finding)
{
    const char *marked = format_marked(bytes, &finding->mark);
    bool utf8 = format_is_whole_utf8(bytes), ascii = utf8 && is_ascii(slice_cut(bytes, 0, text_check(bytes)));
    bool named =
        (wanted && name_it(finding, slice_of(wanted))) || (page && !marked && is_declared(finding, bytes));
    if (marked)
        name_it(finding, slice_of(marked));
    else if (utf8 && !(ascii && named))
        name_it(finding, slice_of("UTF-8"));
    else if (!named)
        finding->encoding = (struct encoding){0};
}

/* Without an ill-formed sequence the text is lent as it is. */
static void take_utf8(struct slice bytes, struct buffer *room, struct decoded *decoded)
{
    decoded->text = bytes;
    if (text_check(bytes) == bytes.length)
        return;
    decoded->lost = text_repair(bytes, room);
    decoded->text = buffer_slice(room);
}

void stage_decode(struct slice bytes, const char *wanted, bool page, struct buffer *room,
                  struct decoded *decoded)
{
    struct finding finding = {0};
    find_encoding(bytes, wanted, page, &finding);
    struct encoding encoding = finding.encoding;
    *decoded = (struct decoded){0};
    if (!encoding.name) {
        encoding = guess_encoding(bytes);
        decoded->guessed = strcmp(encoding.name, "UTF-8") != 0;
    }
    bytes = slice_cut(bytes, finding.mark, bytes.length);
    if (strcmp(encoding.name, "UTF-8") == 0 || !decode_as(bytes, encoding.converter, room, &decoded->lost)) {
        take_utf8(bytes, room, decoded);
        encoding.name = "UTF-8";
    } else {
        decoded->text = buffer_slice(room);
    }
    snprintf(decoded->encoding, sizeof decoded->encoding, "%s", encoding.name);
}

/* ---- before the process locks itself up --------------------------------------------------------------- */

/* glibc opens a converter again without a file as long as it is open: so these stay. */
static void keep_open(const char *converter)
{
    (void)iconv_open("UTF-8", converter);
}

static void keep_candidates(void)
{
    for (size_t i = 0; guess_candidate(i).name; i++)
        keep_open(guess_candidate(i).converter);
}

void stage_prepare(struct slice bytes, const char *wanted, bool page)
{
    struct finding finding = {0};
    find_encoding(bytes, wanted, page, &finding);
    if (!finding.encoding.name)
        keep_candidates();
    else if (strcmp(finding.encoding.name, "UTF-8") != 0)
        keep_open(finding.encoding.converter);
}

void stage_prepare_any(const char *wanted)
{
    static const char *const wide[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
    char room[ENCODING_NAME_BYTES];
    for (size_t i = 0; i < COUNT_OF(wide); i++)
        keep_open(wide[i]);
    if (wanted && format_encoding(slice_of(wanted), room).name)
        keep_open(format_encoding(slice_of(wanted), room).converter);
    keep_candidates();
}

void stage_prepare_book(void)
{
    keep_open("UTF-16LE");
    keep_open("UTF-16BE");
    keep_open("CP1252");
}
