/* A target as an ordinary test: feeds it the files of the folders that it is given. */
#include "fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void feed_file(const char *path)
{
    struct buffer bytes = {0};
    int file = open(path, O_RDONLY);
    demand(file >= 0 && file_read(file, &bytes, SIZE_MAX));
    close(file);
    fprintf(stderr, "%s\n", path); /* the last one is the one that fails */
    fuzz_input(buffer_slice(&bytes));
    buffer_free(&bytes);
}

static unsigned feed_folder(const char *folder)
{
    unsigned fed = 0;
    DIR *directory = opendir(folder);
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;) {
        struct buffer path = {0};
        buffer_format(&path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.') {
            feed_file(path.bytes);
            fed++;
        }
        buffer_free(&path);
    }
    if (directory)
        closedir(directory);
    return fed;
}

int main(int count, char **arguments)
{
    unsigned fed = 0;
    for (int i = 1; i < count; i++)
        fed += feed_folder(arguments[i]);
    return fed > 0 ? 0 : 1;
}
