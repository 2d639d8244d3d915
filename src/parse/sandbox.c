#include "sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

bool sandbox_prepare(struct error *error)
{
    pid_t parent = getppid();
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_DUMPABLE, 0) != 0)
        return error_set(error, "cannot prepare the sandbox: %s", strerror(errno));
    if (getppid() != parent)
        return error_set(error, "the program that started this one has ended");
    return true;
}

/* ---- limits ------------------------------------------------------------------------------------------- */

/* AddressSanitizer reserves terabytes. */
#ifdef STELE_SANITIZE
static const bool memory_is_limited = false;
#else
static const bool memory_is_limited = true;
#endif

enum { OPEN_DESCRIPTORS = 3 };

/* A limit is lowered, never raised: that is not allowed to everybody. */
static bool set_limit(int resource, rlim_t amount)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return false;
    if (limit.rlim_max == RLIM_INFINITY || amount < limit.rlim_max)
        limit.rlim_max = amount;
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(resource, &limit) == 0;
}

static rlim_t memory_for(size_t size)
{
    rlim_t most = RLIM_INFINITY - 1, factor = SANDBOX_MEMORY_FACTOR;
    return size > (most - SANDBOX_MEMORY) / factor ? most : SANDBOX_MEMORY + size * factor;
}

static bool set_limits(size_t size, struct error *error)
{
    bool set = set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_NOFILE, OPEN_DESCRIPTORS) &&
               set_limit(RLIMIT_CPU, SANDBOX_SECONDS) &&
               (!memory_is_limited || set_limit(RLIMIT_AS, memory_for(size)));
    return set || error_set(error, "cannot limit the parser: %s", strerror(errno));
}

/* ---- system calls ------------------------------------------------------------------------------------- */

/* Allowed whatever their arguments: of the descriptors only the standard three are open. */
static const int allowed[] = {
    SCMP_SYS(read),        SCMP_SYS(write),       SCMP_SYS(fstat),          SCMP_SYS(brk),
    SCMP_SYS(munmap),      SCMP_SYS(mremap),      SCMP_SYS(futex),          SCMP_SYS(clock_gettime),
    SCMP_SYS(getrandom),   SCMP_SYS(madvise),     SCMP_SYS(exit),           SCMP_SYS(exit_group),
    SCMP_SYS(getpid),      SCMP_SYS(gettid),      SCMP_SYS(rt_sigprocmask), /* for abort() */
#ifdef STELE_SANITIZE
    SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield), SCMP_SYS(rt_sigaction),   SCMP_SYS(rt_sigreturn),
#endif
};

/* Memory may be had, but none that can be executed. */
static const int allowed_without_execution[] = {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)};

/* Returns 0 or a negative errno, as libseccomp does. */
static int add_rules(scmp_filter_ctx filter)
{
    int failed = 0;
    for (size_t i = 0; i < COUNT_OF(allowed) && !failed; i++)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    for (size_t i = 0; i < COUNT_OF(allowed_without_execution) && !failed; i++)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_without_execution[i], 1,
                                  SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    if (!failed) /* for abort(), and for this process only */
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                  SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0));
    return failed;
}

static bool filter_calls(struct error *error)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    int failed = filter ? add_rules(filter) : -ENOMEM;
    if (!failed)
        failed = seccomp_load(filter);
    if (filter)
        seccomp_release(filter);
    return !failed || error_set(error, "cannot filter system calls: %s", strerror(-failed));
}

bool sandbox_enter(size_t size, struct error *error)
{
    return set_limits(size, error) && filter_calls(error);
}
