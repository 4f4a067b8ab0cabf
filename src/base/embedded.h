// Files that cmake/embed.cmake put into the binary.
#pragma once

#include <string_view>

namespace recoupe {

struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
  std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

}  // namespace recoupe

// Each ends with a null name.
extern "C" const recoupe::EmbeddedFile recoupe_data[];
extern "C" const recoupe::EmbeddedFile recoupe_web[];
