#include "locale.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "stele/terminal.h"

/* The name of the locale's character type, as POSIX looks it up (XBD 8.2). */
static const char *name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < COUNT_OF(variables); i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

static bool is_utf_8(const char *codeset)
{
    return strncasecmp(codeset, "UTF-8", 5) == 0 || strncasecmp(codeset, "UTF8", 4) == 0;
}

/* What the name says counts also where that locale is not installed: it came with the terminal, over ssh
 * perhaps. */
bool locale_is_unicode(void)
{
    const char *codeset = strchr(name(), '.');
    if (codeset)
        return is_utf_8(codeset + 1);
    locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    if (!locale)
        return false;
    bool unicode = is_utf_8(nl_langinfo_l(CODESET, locale));
    freelocale(locale);
    return unicode;
}

/* Only LC_CTYPE: it is what cell widths come from, and the other categories cost time at every start. */
bool terminal_set_locale(void)
{
    if (!setlocale(LC_CTYPE, "") || !is_utf_8(nl_langinfo(CODESET)))
        setlocale(LC_CTYPE, "C.UTF-8");
    return locale_is_unicode();
}
