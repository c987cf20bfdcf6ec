#include "render/pdf/write_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "render/pdf/hash.h"
#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

constexpr std::size_t kBytesOfObject = 128;  // at most, about, with its place in the table
constexpr std::size_t kObjectsPacked = 200;  // into one stream

extern "C" {

// Nothing may be thrown through libharu's frames.
HPDF_STATUS append_to_string(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  try {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
  } catch (...) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

}  // extern "C"

// Prints libharu's objects.
class ObjectPrinter {
 public:
  explicit ObjectPrinter(HPDF_Doc document)
      : document_(document),
        stream_(HPDF_CallbackWriter_New(document->mmgr, append_to_string, nullptr)) {}
  ObjectPrinter(const ObjectPrinter&) = delete;
  ObjectPrinter& operator=(const ObjectPrinter&) = delete;
  ~ObjectPrinter() {
    if (stream_ != nullptr) HPDF_Stream_Free(stream_);
  }

  /// The table's first entry stands for no object.
  std::uint32_t end() const { return document_->xref->entries->count; }

  /// How long the contents of all streams are.
  std::size_t stream_sizes() const {
    std::size_t sum = 0;
    for (std::uint32_t number = 1; number < end(); ++number) {
      if (is_stream(number)) sum += static_cast<HPDF_Dict>(object(number))->stream->size;
    }
    return sum;
  }

  bool is_stream(std::uint32_t number) const {
    const auto* header = static_cast<const HPDF_Obj_Header*>(object(number));
    return header->obj_class % 0x100 == HPDF_OCLASS_DICT &&
           static_cast<HPDF_Dict>(object(number))->stream != nullptr;
  }

  bool print(std::uint32_t number, std::string& out) {
    if (stream_ == nullptr) return false;
    stream_->attr = &out;
    return HPDF_Obj_WriteValue(object(number), stream_, nullptr) == HPDF_OK;
  }

 private:
  void* object(std::uint32_t number) const {
    return HPDF_Xref_GetEntry(document_->xref, number)->obj;
  }

  HPDF_Doc document_;
  HPDF_Stream stream_;
};

class FileWriter {
 public:
  FileWriter(const FileParts& parts, const Deflater& deflater, std::string& out)
      : parts_(parts),
        deflater_(deflater),
        printer_(parts.document),
        first_own_(printer_.end()),
        end_(first_own_ + parts.own.count),
        out_(out) {}

  bool write_plain() {
    out_.reserve(printer_.stream_sizes() + kBytesOfObject * end_);
    begin("1.4");
    for (std::uint32_t number = 1; number < end_; ++number) {
      if (!add_object(number)) return false;
    }
    const std::string id = file_id();
    const std::size_t table = out_.size();
    out_ += "xref\n0 " + std::to_string(end_) + "\n0000000000 65535 f\r\n";
    for (std::uint32_t number = 1; number < end_; ++number) append_place(places_[number].offset);
    out_ += "trailer\n<<" + trailer_entries() + id + ">>";
    finish(table);
    return true;
  }

  // Streams first: they have libharu note their lengths, which are objects, too.
  bool write_packed() {
    begin("1.7");
    std::vector<std::uint32_t> packed;
    for (std::uint32_t number = 1; number < end_; ++number) {
      if (number >= first_own_ || !printer_.is_stream(number)) {
        packed.push_back(number);
      } else if (!add_object(number)) {
        return false;
      }
    }
    for (std::size_t i = 0; i < packed.size(); i += kObjectsPacked) {
      const std::size_t count = std::min(kObjectsPacked, packed.size() - i);
      if (!add_packed(std::span(packed).subspan(i, count))) return false;
    }
    add_table_stream();
    return true;
  }

 private:
  struct Place {
    std::size_t offset = 0;  ///< in the file, or among the objects of its pack
    std::uint32_t pack = 0;  ///< the number of the stream that holds it; 0: none
  };

  // Four bytes above 127 in a comment tell that the file is binary.
  void begin(std::string_view version) {
    places_.resize(end_);
    out_ += "%PDF-";
    out_ += version;
    out_ += "\n%\xE2\xE3\xCF\xD3\n";
  }

  bool print(std::uint32_t number, std::string& out) {
    if (number < first_own_) return printer_.print(number, out);
    parts_.own.print(number - first_own_, out);
    return true;
  }

  bool add_object(std::uint32_t number) {
    places_[number].offset = out_.size();
    append_integer(number, out_);
    out_ += " 0 obj\n";
    const bool is_good = print(number, out_);
    out_ += "\nendobj\n";
    return is_good;
  }

  void add_stream(const std::string& entries, std::string_view bytes) {
    const std::string deflated = deflater_.deflate(bytes);
    const std::string number = std::to_string(places_.size());
    places_.push_back({out_.size(), 0});
    out_ += number + " 0 obj\n<<" + entries + "/Filter/FlateDecode/Length " +
            std::to_string(deflated.size()) + ">>stream\n" + deflated + "\nendstream\nendobj\n";
  }

  bool add_packed(std::span<const std::uint32_t> numbers) {
    const auto pack = static_cast<std::uint32_t>(places_.size());
    std::string places;
    std::string objects;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      places += std::to_string(numbers[i]) + ' ' + std::to_string(objects.size()) + ' ';
      places_[numbers[i]] = {i, pack};
      if (!print(numbers[i], objects)) return false;
      objects += '\n';
    }
    add_stream("/Type/ObjStm/N " + std::to_string(numbers.size()) + "/First " +
                   std::to_string(places.size()),
               places + objects);
    return true;
  }

  // The table as PDF 1.5 has it: kind, place, index, in 1 + 4 + 2 bytes.
  void add_table_stream() {
    const std::string id = file_id();
    const std::size_t table = out_.size();
    std::string bytes("\0\0\0\0\0\xFF\xFF", 7);
    const auto add = [&bytes](char kind, std::size_t place, std::size_t index) {
      bytes += kind;
      append_uint16(static_cast<unsigned>(place >> 16U), bytes);
      append_uint16(static_cast<unsigned>(place & 0xFFFFU), bytes);
      append_uint16(static_cast<unsigned>(index), bytes);
    };
    for (std::size_t number = 1; number < places_.size(); ++number) {
      const Place& place = places_[number];
      if (place.pack == 0) {
        add(1, place.offset, 0);
      } else {
        add(2, place.pack, place.offset);
      }
    }
    add(1, table, 0);  // the table itself
    end_ = static_cast<std::uint32_t>(places_.size()) + 1;
    add_stream("/Type/XRef/W[1 4 2]" + trailer_entries() + id, bytes);
    finish(table);
  }

  void append_place(std::size_t offset) {
    std::array<char, 21> line;
    std::memcpy(line.data(), "0000000000 00000 n\r\n", line.size());
    for (std::size_t i = 10; i-- > 0; offset /= 10) line[i] = static_cast<char>('0' + offset % 10);
    out_.append(line.data(), 20);
  }

  std::string trailer_entries() const {
    const auto number = [](HPDF_Dict object) {
      return std::to_string(object->header.obj_id & kObjectNumberBits);
    };
    return "/Size " + std::to_string(end_) + "/Root " + number(parts_.document->catalog) +
           " 0 R/Info " + number(parts_.document->info) + " 0 R";
  }

  std::string file_id() const {
    const std::uint64_t high = hash_bytes(out_, 0);
    const std::uint64_t low = hash_bytes({reinterpret_cast<const char*>(&high), sizeof high}, 1);
    std::string id;
    for (unsigned digit = 0; digit < 32; ++digit) {
      const std::uint64_t half = digit < 16 ? high : low;
      id += "0123456789ABCDEF"[half >> (60 - 4 * (digit % 16)) & 0xFU];
    }
    return "/ID [<" + id + "><" + id + ">]";
  }

  void finish(std::size_t table) { out_ += "\nstartxref\n" + std::to_string(table) + "\n%%EOF\n"; }

  const FileParts& parts_;
  const Deflater& deflater_;
  ObjectPrinter printer_;
  std::uint32_t first_own_;
  std::uint32_t end_;  // of the numbers
  std::vector<Place> places_;
  std::string& out_;
};

}  // namespace

bool write_file(const FileParts& parts, const Deflater& deflater, std::string& out) {
  FileWriter writer(parts, deflater, out);
  return parts.form == FileForm::kPlain ? writer.write_plain() : writer.write_packed();
}

}  // namespace gongkai
