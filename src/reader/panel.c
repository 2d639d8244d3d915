/* Text at the foot of the page: what was copied, a note. */

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

void panel_show(struct reader *reader, const char *title, struct slice text)
{
    struct panel *panel = &reader->panel;
    buffer_clear(&panel->title);
    buffer_append_string(&panel->title, title);
    buffer_clear(&panel->text);
    buffer_append(&panel->text, text);
    panel->open = true;
    panel->first = 0;
}

/* The end of what was copied with its citation is shown first: the citation stands there. */
void reader_copied(struct reader *reader, struct slice text, bool cited, const char *where)
{
    struct panel *panel = &reader->panel;
    struct buffer title = {0};
    buffer_format(&title, "sent to %s", where);
    panel_show(reader, buffer_string(&title), text);
    buffer_free(&title);
    panel->first = cited ? hidden_lines(reader) : 0;
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
