#include "align.h"

#include <stdlib.h>

/*
 * Costs by Sellers' recurrence: costs[row][column] is the least number of edits between the first ROW letters
 * of the quotation and a stretch of the text that ends before letter COLUMN. Backwards, from the best end:
 * costs_back[column] is the same for the letters from the words on and the text from COLUMN to that end.
 */
struct table {
    const struct letter *quote, *text;
    size_t rows, columns; /* letters of each */
    uint16_t *costs, *costs_back;
};

static uint16_t *row_at(const struct table *table, size_t row)
{
    return &table->costs[row * (table->columns + 1)];
}

static uint16_t least(unsigned one, unsigned other)
{
    return (uint16_t)(one < other ? one : other);
}

static void fill_row(const struct table *table, size_t row)
{
    const uint16_t *above = row_at(table, row - 1);
    uint16_t *costs = row_at(table, row), last = (uint16_t)row;
    uint32_t code = table->quote[row - 1].code;
    costs[0] = last;
    for (size_t column = 1; column <= table->columns; column++) {
        unsigned changed = above[column - 1] + (table->text[column - 1].code == code ? 0u : 1u);
        last = least(least(changed, above[column] + 1u), last + 1u);
        costs[column] = last;
    }
}

static void fill(const struct table *table)
{
    for (size_t column = 0; column <= table->columns; column++)
        table->costs[column] = 0;
    for (size_t row = 1; row <= table->rows; row++)
        fill_row(table, row);
}

static size_t distance(size_t one, size_t other)
{
    return one > other ? one - other : other - one;
}

static size_t place_before(const struct table *table, size_t column)
{
    return column == 0 ? 0 : table->text[column - 1].place;
}

static size_t best_end(const struct table *table, size_t end)
{
    const uint16_t *costs = row_at(table, table->rows);
    size_t best = 0;
    for (size_t column = 1; column <= table->columns; column++) {
        bool nearer = distance(place_before(table, column), end) < distance(place_before(table, best), end);
        if (costs[column] < costs[best] || (costs[column] == costs[best] && nearer))
            best = column;
    }
    return best;
}

static bool is_change(const struct table *table, size_t row, size_t column)
{
    bool same = table->quote[row - 1].code == table->text[column - 1].code;
    return row_at(table, row)[column] == row_at(table, row - 1)[column - 1] + (same ? 0 : 1);
}

/* How many edits each part has, on the way back from the end. */
static struct alignment count_edits(const struct table *table, const struct parts *parts, size_t column)
{
    struct alignment alignment = {.place = NOWHERE};
    for (size_t row = table->rows; row > 0;) {
        unsigned cost = row_at(table, row)[column], *part = &alignment.before;
        if (row > parts->words)
            part = row > parts->after ? &alignment.after : &alignment.words;
        if (column > 0 && is_change(table, row, column)) {
            row--;
            column--;
        } else if (column > 0 && cost == row_at(table, row)[column - 1] + 1u) {
            column--;
        } else {
            row--;
        }
        *part += cost - row_at(table, row)[column];
    }
    return alignment;
}

/* ---- where the words begin ----------------------------------------------------------------------- */

static void fill_back(const struct table *table, size_t first_row, size_t end)
{
    uint16_t *costs = table->costs_back;
    for (size_t column = 0; column <= end; column++)
        costs[column] = (uint16_t)(end - column);
    for (size_t row = table->rows; row > first_row; row--) {
        uint16_t below = costs[end];
        costs[end]++;
        for (size_t column = end; column-- > 0;) {
            bool same = table->quote[row - 1].code == table->text[column].code;
            uint16_t kept = costs[column];
            costs[column] = least(below + (same ? 0u : 1u), least(kept + 1u, costs[column + 1] + 1u));
            below = kept;
        }
    }
}

/* How many letters from COLUMN on are those of the words. */
static size_t common_letters(const struct table *table, size_t words, size_t column)
{
    size_t count = 0;
    while (words + count < table->rows && column + count < table->columns &&
           table->quote[words + count].code == table->text[column + count].code)
        count++;
    return count;
}

/* Of the columns through which a best way leads, that from which the words go on longest; else the one that
 * changes least before them. */
static size_t words_column(const struct table *table, size_t words, size_t end)
{
    unsigned total = row_at(table, table->rows)[end];
    size_t best = end, most = 0;
    unsigned least_before = UINT16_MAX;
    for (size_t column = 0; column <= end; column++) {
        unsigned before = row_at(table, words)[column];
        if (before + table->costs_back[column] != total)
            continue;
        size_t common = common_letters(table, words, column);
        if (common < most || (common == most && before >= least_before))
            continue;
        best = column;
        most = common;
        least_before = before;
    }
    return best;
}

struct alignment align(struct aligner *aligner, const struct parts *parts, struct slice text,
                       struct range range, size_t end)
{
    letters_clear(&aligner->text);
    letters_read(&aligner->text, slice_range(text, range), range.start);
    struct table table = {.quote = parts->all.items,
                          .text = aligner->text.items,
                          .rows = parts->all.count,
                          .columns = aligner->text.count};
    array_reserve(aligner->costs, aligner->capacity, (table.rows + 1) * (table.columns + 1));
    array_reserve(aligner->costs_back, aligner->capacity_back, table.columns + 1);
    table.costs = aligner->costs;
    table.costs_back = aligner->costs_back;
    fill(&table);
    size_t last = best_end(&table, end);
    struct alignment alignment = count_edits(&table, parts, last);
    fill_back(&table, parts->words, last);
    size_t column = words_column(&table, parts->words, last);
    if (column < table.columns)
        alignment.place = table.text[column].place;
    return alignment;
}

void aligner_free(struct aligner *aligner)
{
    free(aligner->costs);
    free(aligner->costs_back);
    letters_free(&aligner->text);
}
