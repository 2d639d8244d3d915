/* How well an entry of the outline answers to what is typed to find it. */

#include "reader.h"

#include "stele/text.h"

#include <string.h>

static bool is_in_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

/* The filter side by side in LABEL: at the start of a word, or anywhere. */
static enum fit fit_whole(struct slice label, struct slice filter)
{
    enum fit best = FIT_NONE;
    for (size_t i = 0; i + filter.length <= label.length && best < FIT_WORD; i++) {
        if (memcmp(label.bytes + i, filter.bytes, filter.length) != 0)
            continue;
        best = i == 0 || !is_in_word(label.bytes[i - 1]) ? FIT_WORD : FIT_PART;
    }
    return best;
}

/* The letters of the filter in their order, not necessarily side by side. */
static enum fit fit_scattered(struct slice label, struct slice filter)
{
    size_t at = 0;
    for (size_t i = 0; i < label.length && at < filter.length; i++)
        at += label.bytes[i] == filter.bytes[at];
    return at == filter.length ? FIT_SCATTERED : FIT_NONE;
}

enum fit filter_fit(struct slice label, struct slice filter)
{
    struct buffer folded = {0};
    text_fold(label, &folded);
    enum fit fit = fit_whole(buffer_slice(&folded), filter);
    if (fit == FIT_NONE)
        fit = fit_scattered(buffer_slice(&folded), filter);
    buffer_free(&folded);
    return fit;
}
