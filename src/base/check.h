// RECOUPE_CHECK(condition): our own bugs, never odd input. On in dev, test and fuzz builds; nothing
// in a release.
#pragma once

#ifdef RECOUPE_CHECKS
#include <cstdio>
#include <cstdlib>
#define RECOUPE_CHECK(condition)                                                         \
  do {                                                                                   \
    if (!(condition)) {                                                                  \
      std::fprintf(stderr, "%s:%d: check failed: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                      \
    }                                                                                    \
  } while (false)
#else
#define RECOUPE_CHECK(condition) static_cast<void>(0)
#endif
