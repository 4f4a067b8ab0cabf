// An index from hashes to numbers by open addressing: what is looked up often is mostly absent, and
// a slot's tag says so without a look at the thing itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recoupe {

class FlatIndex {
 public:
  static constexpr std::uint32_t kNone = 0;

  // The number under this hash for which `same` holds, or kNone. O(1).
  template <class Same>
  std::uint32_t find(std::uint32_t hash, Same same) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].number != kNone && (slots_[at].hash != hash || !same(slots_[at].number)))
      at = (at + 1) & (slots_.size() - 1);
    return slots_[at].number;
  }

  // Adds a number that is not kNone; the caller has seen that its thing is not there yet.
  void insert(std::uint32_t hash, std::uint32_t number) {
    if (2 * ++size_ > slots_.size()) grow();
    place({hash, number});
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kNone;  // kNone: free
  };

  void place(Slot slot) {
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].number != kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& s : old)
      if (s.number != kNone) place(s);
  }

  std::vector<Slot> slots_ = std::vector<Slot>(2);  // a power of two, at most half of it taken
  std::size_t size_ = 0;
};

}  // namespace recoupe
