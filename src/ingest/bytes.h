// A file as a run of bytes: opened once, read from front to back, in blocks.
//
// Takes: a path, or "-" for standard input. Gives: the first bytes without losing them, the whole
// file up to a cap, or one line after another, each up to a cap. What is larger is an Error and is
// never held in memory.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "recoupe/result.h"

namespace recoupe {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

class ByteSource {
 public:
  // `place` is how errors name the file. Errors: kNotFound, kIo.
  static Result<ByteSource> open(const std::string& path, std::string place);

  // Up to `n` bytes from where reading stands; they are read again by what comes next.
  std::string_view peek(std::size_t n);
  // All that is left. Errors: kTooLarge beyond `cap`, kIo.
  Result<std::string> rest(std::uint64_t cap);
  // The next line without its end; nothing at the end of the file. A line over `cap` is passed over
  // and gives kTooLarge. kIo where the disk fails; the file then ends there.
  std::optional<Result<std::string>> line(std::uint64_t cap);
  // Back to the first byte; false for a pipe.
  bool rewind();

  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  ByteSource(std::FILE* file, std::string place) : file_(file), place_(std::move(place)) {}
  bool fill();  // one more block; false at the end or on a failure
  Error io_error() const;
  std::uint64_t size() const;

  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string place_;
  std::string buffer_;    // bytes that were read and not yet given
  std::size_t used_ = 0;  // of buffer_, given already
  std::uint64_t bytes_read_ = 0;
  int failure_ = 0;  // errno of a failed read
  bool failure_told_ = false;
};

}  // namespace recoupe
