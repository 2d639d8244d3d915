/* Whether the file is still the one that was taken in. */

#include "intake.h"

#include <sys/stat.h>

static bool is_same(const struct stat *one, const struct stat *other)
{
    return one->st_dev == other->st_dev && one->st_ino == other->st_ino && one->st_size == other->st_size &&
           one->st_mtim.tv_sec == other->st_mtim.tv_sec && one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

void watch_begin(struct intake *intake)
{
    intake->watched = !intake->is_pipe && fstat(intake->file, &intake->taken_in) == 0;
}

bool intake_is_watched(const struct intake *intake)
{
    return intake->watched;
}

/* A file that is not there may be about to be replaced. */
void intake_watch(struct intake *intake)
{
    struct stat now;
    if (!intake->watched || stat(intake->path, &now) != 0 || is_same(&now, &intake->taken_in))
        return;
    intake->watched = false;
    intake_add_notice(intake, "%s has changed; R reads it again", intake->path);
}
