/* Text at the foot of the page: a note, a link, what was copied. */

#include "reader.h"

#include <string.h>

static void count_line(void *context, struct range line)
{
    (void)line;
    ++*(size_t *)context;
}

/* How far the panel can be scrolled: lines that do not fit between its title and the last row. */
static size_t hidden_lines(const struct reader *reader)
{
    const struct geometry *geometry = &reader->geometry;
    size_t lines = 0, rows = reader_panel_rows(reader);
    if (!geometry->too_small)
        layout_wrap(buffer_slice(&reader->panel.text), geometry->columns, geometry->columns,
                    reader->settings.ambiguous, count_line, &lines);
    return lines > rows ? lines - rows : 0;
}

unsigned reader_panel_rows(const struct reader *reader)
{
    return reader->geometry.text_rows > 2 ? reader->geometry.text_rows - 1 : 1;
}

static size_t character_start(struct slice text, size_t at)
{
    while (at > 0 && at < text.length && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* All of a text that can be looked through; else its beginning and its end. */
static void append_shown(struct slice text, struct buffer *into)
{
    enum { HEAD_BYTES = 48 << 10, TAIL_BYTES = 16 << 10 };
    if (text.length <= HEAD_BYTES + TAIL_BYTES) {
        buffer_append(into, text);
        return;
    }
    size_t head = character_start(text, HEAD_BYTES), tail = character_start(text, text.length - TAIL_BYTES);
    buffer_append(into, slice_cut(text, 0, head));
    buffer_format(into, "\n\n[%zu KB are not shown here]\n\n", (tail - head + 1023) >> 10);
    buffer_append(into, slice_cut(text, tail, text.length));
}

void panel_show(struct reader *reader, const char *title, struct slice text)
{
    struct panel *panel = &reader->panel;
    buffer_clear(&panel->title);
    buffer_append_string(&panel->title, title);
    buffer_clear(&panel->text);
    append_shown(text, &panel->text);
    panel->open = true;
    panel->first = 0;
}

void panel_show_end(struct reader *reader, const char *title, struct slice text)
{
    panel_show(reader, title, text);
    reader->panel.first = hidden_lines(reader);
}

bool reader_panel(const struct reader *reader, struct panel_picture *picture)
{
    const struct panel *panel = &reader->panel;
    size_t hidden = panel->open ? hidden_lines(reader) : 0;
    *picture = (struct panel_picture){
        .title = buffer_slice(&panel->title),
        .text = buffer_slice(&panel->text),
        .hint = slice_of(hidden > 0 ? "j k scroll" : ""),
        .first = panel->first < hidden ? panel->first : hidden,
    };
    return panel->open;
}

static bool scrolls(struct reader *reader, const char *key)
{
    const long page = reader_panel_rows(reader);
    const struct {
        const char *key;
        long lines;
    } keys[] = {
        {"j", 1},          {"<Down>", 1},        {"k", -1},    {"<Up>", -1},
        {"<Space>", page}, {"<PageDown>", page}, {"b", -page}, {"<PageUp>", -page},
    };
    size_t hidden = hidden_lines(reader);
    for (size_t i = 0; hidden > 0 && i < COUNT_OF(keys); i++) {
        if (strcmp(key, keys[i].key) != 0)
            continue;
        long first = (long)(reader->panel.first < hidden ? reader->panel.first : hidden) + keys[i].lines;
        reader->panel.first = first < 0 ? 0 : (size_t)first < hidden ? (size_t)first : hidden;
        return true;
    }
    return false;
}

bool panel_feed(struct reader *reader, const char *key)
{
    if (!reader->panel.open)
        return false;
    if (scrolls(reader, key))
        return true;
    reader->panel.open = false;
    return strcmp(key, "<Esc>") == 0 || strcmp(key, "q") == 0 || strcmp(key, "<Enter>") == 0;
}
