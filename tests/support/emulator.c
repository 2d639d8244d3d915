#include "emulator.h"

#include <stdlib.h>
#include <string.h>

#include <vterm.h>

struct emulator {
    VTerm *terminal;
    VTermScreen *screen;
    unsigned rows, columns;
    VTermPos cursor;
    bool cursor_is_visible, alternate;
    unsigned bells;
};

static int on_move(VTermPos to, VTermPos from, int visible, void *user)
{
    struct emulator *emulator = user;
    (void)from, (void)visible;
    emulator->cursor = to;
    return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct emulator *emulator = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        emulator->cursor_is_visible = value->boolean;
    if (property == VTERM_PROP_ALTSCREEN)
        emulator->alternate = value->boolean;
    return 1;
}

static int on_bell(void *user)
{
    struct emulator *emulator = user;
    emulator->bells++;
    return 1;
}

struct emulator *emulator_new(unsigned rows, unsigned columns)
{
    static const VTermScreenCallbacks callbacks = {
        .movecursor = on_move, .settermprop = on_property, .bell = on_bell};
    struct emulator *emulator = memory_new(sizeof *emulator);
    emulator->terminal = vterm_new((int)rows, (int)columns);
    emulator->rows = rows;
    emulator->columns = columns;
    vterm_set_utf8(emulator->terminal, 1);
    emulator->screen = vterm_obtain_screen(emulator->terminal);
    vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
    vterm_screen_enable_altscreen(emulator->screen, 1);
    vterm_screen_reset(emulator->screen, 1);
    return emulator;
}

void emulator_free(struct emulator *emulator)
{
    if (!emulator)
        return;
    vterm_free(emulator->terminal);
    free(emulator);
}

void emulator_feed(struct emulator *emulator, struct slice bytes)
{
    if (bytes.length > 0)
        vterm_input_write(emulator->terminal, bytes.bytes, bytes.length);
}

void emulator_resize(struct emulator *emulator, unsigned rows, unsigned columns)
{
    vterm_set_size(emulator->terminal, (int)rows, (int)columns);
    emulator->rows = rows;
    emulator->columns = columns;
}

void emulator_answer(struct emulator *emulator, struct buffer *into)
{
    char bytes[256];
    for (size_t got; (got = vterm_output_read(emulator->terminal, bytes, sizeof bytes)) > 0;)
        buffer_append(into, (struct slice){bytes, got});
}

unsigned emulator_rows(const struct emulator *emulator)
{
    return emulator->rows;
}

unsigned emulator_columns(const struct emulator *emulator)
{
    return emulator->columns;
}

static size_t encode(uint32_t character, char *bytes)
{
    if (character < 0x80)
        return bytes[0] = (char)character, 1;
    size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--, character >>= 6)
        bytes[i] = (char)(0x80 | (character & 0x3F));
    bytes[0] = (char)(lead[length] | character);
    return length;
}

static int colour_of(const VTermColor *colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
        return EMULATOR_DEFAULT;
    return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : EMULATOR_DEFAULT;
}

/* What libvterm puts in the second column of a wide cell. */
#define CONTINUES UINT32_MAX

struct emulator_cell emulator_cell(const struct emulator *emulator, unsigned row, unsigned column)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(emulator->screen, (VTermPos){(int)row, (int)column}, &cell);
    struct emulator_cell result = {
        .columns = (unsigned)cell.width,
        .bold = cell.attrs.bold,
        .italic = cell.attrs.italic,
        .reverse = cell.attrs.reverse,
        .strike = cell.attrs.strike,
        .underline = cell.attrs.underline,
        .foreground = colour_of(&cell.fg),
        .background = colour_of(&cell.bg),
    };
    if (cell.chars[0] == CONTINUES) {
        result.columns = 0;
        return result;
    }
    size_t length = 0;
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
        length += encode(cell.chars[i], result.text + length);
    if (length == 0)
        result.text[0] = ' ';
    return result;
}

void emulator_row(const struct emulator *emulator, unsigned row, struct buffer *into)
{
    size_t start = into->length;
    for (unsigned column = 0; column < emulator->columns; column++)
        buffer_append_string(into, emulator_cell(emulator, row, column).text);
    while (into->length > start && into->bytes[into->length - 1] == ' ')
        buffer_remove(into, into->length - 1, 1);
}

void emulator_dump(const struct emulator *emulator, struct buffer *into)
{
    for (unsigned row = 0; row < emulator->rows; row++) {
        emulator_row(emulator, row, into);
        buffer_append_byte(into, '\n');
    }
}

unsigned emulator_cursor_row(const struct emulator *emulator)
{
    return (unsigned)emulator->cursor.row;
}

unsigned emulator_cursor_column(const struct emulator *emulator)
{
    return (unsigned)emulator->cursor.col;
}

bool emulator_cursor_is_visible(const struct emulator *emulator)
{
    return emulator->cursor_is_visible;
}

bool emulator_is_alternate(const struct emulator *emulator)
{
    return emulator->alternate;
}

unsigned emulator_bells(const struct emulator *emulator)
{
    return emulator->bells;
}
