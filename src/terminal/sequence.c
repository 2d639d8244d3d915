#include "sequence.h"

#include <stdio.h>
#include <string.h>

#include "stele/text.h"

/*
 * What terminals send (ECMA-48, 5.4; ctlseqs of xterm, "PC-Style Function Keys"):
 *   CSI is ESC [, parameters 0x30-0x3F, intermediates 0x20-0x2F, one final byte 0x40-0x7E
 *   SS3 is ESC O, perhaps a modifier, and a letter
 *   a modifier is 1 plus 1 for shift, 2 for alt, 4 for control
 *   ESC before anything else is what Meta adds
 */

enum { ESCAPE = 0x1B, DELETE = 0x7F };
enum { SHIFT = MODIFIER_SHIFT, META = MODIFIER_META, CONTROL = MODIFIER_CONTROL };

static const struct sequence cut = {.kind = SEQUENCE_CUT};

/* ---- names ---- */

static struct sequence key(size_t length, unsigned modifiers, const char *name)
{
    struct sequence sequence = {.kind = SEQUENCE_KEY, .length = length, .modifiers = modifiers};
    snprintf(sequence.name, sizeof sequence.name, "%s", name);
    return sequence;
}

static struct sequence ignored(size_t length)
{
    return (struct sequence){.kind = SEQUENCE_IGNORED, .length = length};
}

/* A character is its own name, unless it would be taken for part of one. */
static struct sequence character_key(size_t length, unsigned modifiers, uint32_t character)
{
    char name[5] = {0};
    text_encode(character, name);
    if (character == ' ')
        return key(length, modifiers, "Space");
    if (character == '<')
        return key(length, modifiers, "lt");
    if (character == '>' && modifiers)
        return key(length, modifiers, "gt");
    return key(length, modifiers, name);
}

void sequence_name(const struct sequence *sequence, char name[TERMINAL_KEY_BYTES])
{
    uint32_t character;
    struct slice bare = slice_of(sequence->name);
    if (sequence->kind == SEQUENCE_IGNORED)
        snprintf(name, TERMINAL_KEY_BYTES, "<Ignore>");
    else if (sequence->modifiers == 0 && text_decode(bare, &character) == bare.length)
        snprintf(name, TERMINAL_KEY_BYTES, "%s", sequence->name);
    else
        snprintf(name, TERMINAL_KEY_BYTES, "<%s%s%s%s>", sequence->modifiers & CONTROL ? "C-" : "",
                 sequence->modifiers & META ? "M-" : "", sequence->modifiers & SHIFT ? "S-" : "",
                 sequence->name);
}

/* Controls, surrogates, what stands for ill-formed bytes; private ones are kitty's keys without a character.
 */
static bool is_no_character(uint32_t code)
{
    return (code >= 0x80 && code < 0xA0) || (code >= 0xD800 && code <= 0xF8FF) || code == 0xFFFD ||
           code > 0x10FFFF;
}

/* A character, control characters among them, by its code. */
static struct sequence code_key(size_t length, unsigned modifiers, uint32_t code)
{
    static const char *const named[] = {
        ['\b'] = "Backspace", ['\t'] = "Tab", ['\r'] = "Enter", [ESCAPE] = "Esc", [DELETE] = "Backspace",
    };
    if (code < COUNT_OF(named) && named[code])
        return key(length, modifiers, named[code]);
    if (code == 0)
        return key(length, modifiers | CONTROL, "Space");
    if (code < ' ') /* ^A to ^Z, ^\ to ^_ */
        return character_key(length, modifiers | CONTROL, code <= 26 ? code + 'a' - 1 : code + '@');
    if (is_no_character(code))
        return ignored(length);
    if (modifiers & CONTROL && code >= 'A' && code <= 'Z')
        code += 'a' - 'A';
    return character_key(length, modifiers, code);
}

/* ---- plain bytes ---- */

/* The bytes of a character that begins with LEAD, if what follows fits. */
static size_t wanted_bytes(unsigned char lead)
{
    return lead >= 0xF0 && lead <= 0xF4  ? 4
           : lead >= 0xE0 && lead < 0xF0 ? 3
           : lead >= 0xC2 && lead < 0xE0 ? 2
                                         : 1;
}

static bool is_cut(struct slice bytes)
{
    for (size_t i = 1; i < bytes.length; i++)
        if (((unsigned char)bytes.bytes[i] & 0xC0) != 0x80)
            return false;
    return bytes.length < wanted_bytes((unsigned char)bytes.bytes[0]);
}

/* One character, with what was pressed beside it; PREFIX bytes stand before it. */
static struct sequence read_character(struct slice bytes, bool final, size_t prefix, unsigned modifiers)
{
    struct slice rest = slice_cut(bytes, prefix, bytes.length);
    if (!final && is_cut(rest))
        return cut;
    uint32_t character;
    unsigned length = text_decode(rest, &character);
    return code_key(prefix + length, modifiers, character);
}

/* ---- CSI and SS3 ---- */

static bool is_between(char byte, unsigned char low, unsigned char high)
{
    return (unsigned char)byte >= low && (unsigned char)byte <= high;
}

static unsigned modifiers_of(unsigned parameter)
{
    unsigned bits = parameter > 0 ? parameter - 1 : 0;
    return (bits & (SHIFT | META | CONTROL)) | (bits & 32 ? META : 0);
}

/* Final bytes of CSI and SS3; rxvt has small letters for arrows with a modifier. */
static const struct {
    char final;
    const char *name;
    unsigned csi, ss3; /* modifiers that it means */
} letters[] = {
    {'A', "Up", 0, 0},
    {'B', "Down", 0, 0},
    {'C', "Right", 0, 0},
    {'D', "Left", 0, 0},
    {'F', "End", 0, 0},
    {'H', "Home", 0, 0},
    {'P', "F1", 0, 0},
    {'Q', "F2", 0, 0},
    {'R', "F3", 0, 0},
    {'S', "F4", 0, 0},
    {'Z', "Tab", SHIFT, SHIFT},
    {'a', "Up", SHIFT, CONTROL},
    {'b', "Down", SHIFT, CONTROL},
    {'c', "Right", SHIFT, CONTROL},
    {'d', "Left", SHIFT, CONTROL},
};

/* First parameters of CSI ~. */
static const char *const numbers[] = {
    [1] = "Home",     [2] = "Insert", [3] = "Delete", [4] = "End",  [5] = "PageUp",
    [6] = "PageDown", [7] = "Home",   [8] = "End",    [11] = "F1",  [12] = "F2",
    [13] = "F3",      [14] = "F4",    [15] = "F5",    [17] = "F6",  [18] = "F7",
    [19] = "F8",      [20] = "F9",    [21] = "F10",   [23] = "F11", [24] = "F12",
};

/* Numbers between semicolons; what stands behind a colon is a detail. */
struct parameters {
    unsigned values[3];
    unsigned count;
};

static struct parameters read_parameters(struct slice text)
{
    struct parameters parameters = {.count = text.length > 0};
    bool detail = false;
    for (size_t i = 0; i < text.length && parameters.count <= COUNT_OF(parameters.values); i++) {
        char byte = text.bytes[i];
        unsigned *value = &parameters.values[parameters.count - 1];
        if (byte == ';')
            parameters.count++;
        if (byte == ';' || byte == ':')
            detail = byte == ':';
        else if (!detail && is_between(byte, '0', '9') && *value < 0x110000)
            *value = *value * 10 + (unsigned)(byte - '0');
    }
    return parameters;
}

static struct sequence letter_key(size_t length, char final, bool ss3, unsigned modifiers)
{
    for (size_t i = 0; i < COUNT_OF(letters); i++)
        if (letters[i].final == final)
            return key(length, modifiers | (ss3 ? letters[i].ss3 : letters[i].csi), letters[i].name);
    return ignored(length);
}

/* CSI number ~; rxvt says control with ^ and control and shift with @. */
static struct sequence number_key(size_t length, char final, struct parameters parameters)
{
    unsigned number = parameters.values[0], modifiers = modifiers_of(parameters.values[1]);
    if (final == '~' && number == 200)
        return (struct sequence){.kind = SEQUENCE_PASTE, .length = length};
    if (final == '~' && number == 27) /* xterm's modifyOtherKeys */
        return code_key(length, modifiers, parameters.values[2]);
    if (number >= COUNT_OF(numbers) || !numbers[number])
        return ignored(length);
    modifiers |= final == '^' ? CONTROL : final == '@' ? CONTROL | SHIFT : 0;
    return key(length, modifiers, numbers[number]);
}

/* A report of the cursor's place looks like F3 with a modifier, unless it is not in the first row. */
static bool is_report(char final, struct parameters parameters)
{
    return final == 'R' && parameters.count > 0 && parameters.values[0] != 1;
}

static struct sequence csi_key(size_t length, struct slice text, char final)
{
    struct parameters parameters = read_parameters(text);
    if (parameters.count > COUNT_OF(parameters.values) || is_report(final, parameters))
        return ignored(length);
    if (final == '~' || final == '^' || final == '@')
        return number_key(length, final, parameters);
    unsigned modifiers = modifiers_of(parameters.values[1]);
    if (final == 'u' && parameters.count > 0) /* kitty's keyboard protocol */
        return code_key(length, modifiers, parameters.values[0]);
    return letter_key(length, final, false, modifiers);
}

/* LENGTH bytes are wanted, then the sequence is IT; what is cut for good is ignored whole. */
static struct sequence whole(struct slice bytes, bool final, size_t length, struct sequence it)
{
    if (bytes.length >= length)
        return it;
    return final ? ignored(bytes.length) : cut;
}

static struct sequence read_csi(struct slice bytes, bool final)
{
    size_t at = 2;
    while (at < bytes.length && is_between(bytes.bytes[at], '0', '?'))
        at++;
    size_t parameters = at;
    while (at < bytes.length && is_between(bytes.bytes[at], ' ', '/'))
        at++;
    if (at == bytes.length)
        return whole(bytes, final, at + 1, cut);
    char last = bytes.bytes[at];
    if (!is_between(last, '@', '~')) /* broken off by something else */
        return ignored(at);
    if (last == 'M' && at == 2) /* a mouse, as X10 said it */
        return whole(bytes, final, at + 4, ignored(at + 4));
    if (last == '[' && at == 2) { /* F1 to F5 of the Linux console */
        char name[] = "F?";
        bool known = at + 1 < bytes.length && is_between(bytes.bytes[at + 1], 'A', 'E');
        name[1] = known ? (char)(bytes.bytes[at + 1] - 'A' + '1') : '?';
        return whole(bytes, final, at + 2, known ? key(at + 2, 0, name) : ignored(at + 2));
    }
    if (at > parameters || (parameters > 2 && is_between(bytes.bytes[2], '<', '?'))) /* private */
        return ignored(at + 1);
    return csi_key(at + 1, slice_cut(bytes, 2, parameters), last);
}

static struct sequence read_ss3(struct slice bytes, bool final)
{
    static const char keypad[] = "*+,-./0123456789"; /* j to y */
    bool modified = bytes.length > 2 && is_between(bytes.bytes[2], '1', '8');
    size_t at = modified ? 3 : 2;
    if (at >= bytes.length)
        return whole(bytes, final, at + 1, cut);
    unsigned modifiers = modified ? modifiers_of((unsigned)(bytes.bytes[2] - '0')) : 0;
    char last = bytes.bytes[at];
    if (!is_between(last, ' ', '~'))
        return ignored(at);
    if (last == 'M' || last == 'I')
        return key(at + 1, modifiers, last == 'M' ? "Enter" : "Tab");
    if (is_between(last, 'j', 'y'))
        return character_key(at + 1, modifiers, (unsigned char)keypad[last - 'j']);
    return letter_key(at + 1, last, true, modifiers);
}

static struct sequence read_escape(struct slice bytes, bool final);

/* ---- all of them ---- */

/* Esc and the next key, unless that is a CSI or SS3: to them rxvt adds Meta so. */
static struct sequence read_two_escapes(struct slice bytes, bool final)
{
    struct slice rest = slice_cut(bytes, 1, bytes.length);
    if (rest.length == 1 && !final)
        return cut;
    if (rest.length == 1 || (rest.bytes[1] != '[' && rest.bytes[1] != 'O'))
        return key(1, 0, "Esc");
    struct sequence sequence = read_escape(rest, final);
    sequence.length += sequence.kind != SEQUENCE_CUT;
    sequence.modifiers |= META;
    return sequence;
}

static struct sequence read_escape(struct slice bytes, bool final)
{
    if (bytes.length == 1)
        return final ? key(1, 0, "Esc") : cut;
    char second = bytes.bytes[1];
    if (second == ESCAPE)
        return read_two_escapes(bytes, final);
    if (second == '\0' || !strchr("[O]P_", second))
        return read_character(bytes, final, 1, META);
    if (bytes.length == 2)
        return final ? character_key(2, META, (unsigned char)second) : cut;
    if (second == '[')
        return read_csi(bytes, final);
    if (second == 'O')
        return read_ss3(bytes, final);
    return (struct sequence){.kind = SEQUENCE_STRING, .length = 2};
}

/* The longest of terminfo's strings that BYTES begin with. BEGINS: they may become one. */
static struct sequence read_named(struct slice bytes, const struct capability_key *named, size_t count,
                                  bool *begins)
{
    struct sequence best = cut;
    *begins = false;
    for (size_t i = 0; i < count; i++) {
        struct slice string = named[i].bytes;
        if (string.length > best.length && slice_starts(bytes, string))
            best = key(string.length, named[i].modifiers, named[i].name);
        *begins = *begins || slice_starts(string, bytes);
    }
    return best;
}

struct sequence sequence_read(struct slice bytes, bool final, const struct capability_key *named,
                              size_t count)
{
    bool begins;
    struct sequence sequence = read_named(bytes, named, count, &begins);
    if (sequence.kind != SEQUENCE_CUT || (begins && !final))
        return sequence;
    return bytes.bytes[0] == ESCAPE ? read_escape(bytes, final) : read_character(bytes, final, 0, 0);
}
