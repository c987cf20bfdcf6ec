#pragma once

// A ZIP archive made by anyone: its parts are unpacked in pieces, to their ends, so that damage
// shows. The only user of libzip.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace gongkai {

/// How unpacking a part ended.
enum class Unpacked {
  kWhole,      ///< to its end, and its checksum is right
  kStopped,    ///< the taker wanted no more
  kPartLarge,  ///< larger than a part may be
  kAllLarge,   ///< all parts so far are larger than they may be together
  kChecksum,   ///< its checksum is wrong
  kDamaged,    ///< can't be unpacked
};

class Archive {
 public:
  /// How many bytes may be unpacked.
  struct Most {
    std::uint64_t part = 0;
    std::uint64_t all = 0;
  };

  /// Nothing if these bytes, which must outlive it, are not an archive.
  static std::optional<Archive> open(std::string_view bytes, const Most& most);

  std::uint64_t parts() const;

  /// The number of the part with this name in any case; nothing if there is none.
  std::optional<std::uint64_t> find(const std::string& name) const;

  /// Hands the part to `take`, piece by piece, until it returns false. What was taken of a part
  /// that is not whole is worth nothing.
  Unpacked unpack(std::uint64_t part, const std::function<bool(std::string_view piece)>& take);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };

  Archive(zip* archive, const Most& most) : archive_(archive), most_(most) {}

  std::unique_ptr<zip, Close> archive_;
  Most most_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace gongkai
