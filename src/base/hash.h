// One hash for everything that needs the same value on every run and machine (xxHash64, seed 0).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recoupe {

std::uint64_t hash(std::string_view bytes);
std::uint64_t mix(std::uint64_t a, std::uint64_t b);  // order matters
std::string hex(std::uint64_t value);                 // sixteen digits

}  // namespace recoupe
