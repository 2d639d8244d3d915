/* Times as ISO 8601 has them, "2026-01-31T12:00:00Z": seconds since 1970, UTC, up to the year 9999. */

#include "bookmarks.h"

enum { SECONDS_A_DAY = 24 * 60 * 60, DAYS_TO_1970 = 719468, DAYS_AN_ERA = 146097, YEARS_AN_ERA = 400 };

/* Days from 1970 to a day of the Gregorian calendar. Years begin in March, so that a leap day is the last. */
static int64_t days_before(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = year / YEARS_AN_ERA, of_era = year % YEARS_AN_ERA;
    int64_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    return era * DAYS_AN_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

void append_moment(int64_t seconds, struct buffer *into)
{
    int64_t clamped = seconds < 0 ? 0 : seconds > LAST_MOMENT ? LAST_MOMENT : seconds;
    int64_t days = clamped / SECONDS_A_DAY, rest = clamped % SECONDS_A_DAY;
    int64_t year = 1970 + days / 366, month = 1;
    while (days_before(year + 1, 1, 1) <= days)
        year++;
    while (month < 12 && days_before(year, month + 1, 1) <= days)
        month++;
    buffer_format(into, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)year, (int)month,
                  (int)(days - days_before(year, month, 1)) + 1, (int)(rest / 3600), (int)(rest / 60 % 60),
                  (int)(rest % 60));
}

static int64_t digits(struct slice text, size_t at, size_t count)
{
    int64_t number = 0;
    for (size_t i = at; i < at + count; i++)
        number = number * 10 + (text.bytes[i] - '0');
    return number;
}

static bool has_form(struct slice text)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    if (text.length != sizeof form - 1)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (form[i] == '0' ? text.bytes[i] < '0' || text.bytes[i] > '9' : text.bytes[i] != form[i])
            return false;
    return true;
}

/* Only what append_moment writes is a moment: no 31 February. */
bool read_moment(struct slice text, int64_t *seconds)
{
    if (!has_form(text))
        return false;
    int64_t month = digits(text, 5, 2), year = digits(text, 0, 4);
    if (month < 1 || month > 12 || year < 1970)
        return false;
    *seconds = days_before(year, month, digits(text, 8, 2)) * SECONDS_A_DAY + digits(text, 11, 2) * 3600 +
               digits(text, 14, 2) * 60 + digits(text, 17, 2);
    struct buffer again = {0};
    append_moment(*seconds, &again);
    bool same = slice_equal(buffer_slice(&again), text);
    buffer_free(&again);
    return same;
}
