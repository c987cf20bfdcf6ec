#include "render/pdf/write_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include "render/pdf/hash.h"
#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

constexpr std::size_t kBytesOfObject = 128;  // at most, about, with its place in the table
constexpr std::size_t kObjectsPacked = 200;  // into one stream

class FileWriter {
 public:
  explicit FileWriter(PdfObjects& objects) : objects_(objects), end_(objects.end()) {}

  std::string write_plain() {
    out_.reserve(objects_.stream_sizes() + kBytesOfObject * end_);
    begin("1.4");
    for (std::uint32_t number = 1; number < end_; ++number) add_object({number});
    const std::string id = file_id();
    const std::size_t table = out_.size();
    out_ += "xref\n0 " + std::to_string(end_) + "\n0000000000 65535 f\r\n";
    for (std::uint32_t number = 1; number < end_; ++number) append_place(places_[number].offset);
    out_ += "trailer\n<<" + trailer_entries() + id + ">>";
    finish(table);
    return std::move(out_);
  }

  // Streams first: printing them notes their lengths, which are objects, too.
  std::string write_packed() {
    begin("1.7");
    std::vector<PdfObject> packed;
    for (std::uint32_t number = 1; number < end_; ++number) {
      if (objects_.is_stream({number})) {
        add_object({number});
      } else {
        packed.push_back({number});
      }
    }
    for (std::size_t i = 0; i < packed.size(); i += kObjectsPacked) {
      const std::size_t count = std::min(kObjectsPacked, packed.size() - i);
      add_packed(std::span(packed).subspan(i, count));
    }
    add_table_stream();
    return std::move(out_);
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

  void add_object(PdfObject object) {
    places_[object.number].offset = out_.size();
    append_integer(object.number, out_);
    out_ += " 0 obj\n";
    objects_.print(object, out_);
    out_ += "\nendobj\n";
  }

  void add_stream(const std::string& entries, std::string_view bytes) {
    const std::string deflated = objects_.deflater().deflate(bytes);
    const std::string number = std::to_string(places_.size());
    places_.push_back({out_.size(), 0});
    out_ += number + " 0 obj\n<<" + entries + "/Filter/FlateDecode/Length " +
            std::to_string(deflated.size()) + ">>stream\n" + deflated + "\nendstream\nendobj\n";
  }

  void add_packed(std::span<const PdfObject> packed) {
    const auto pack = static_cast<std::uint32_t>(places_.size());
    std::string places;
    std::string objects;
    for (std::size_t i = 0; i < packed.size(); ++i) {
      const std::uint32_t number = packed[i].number;
      places += std::to_string(number) + ' ' + std::to_string(objects.size()) + ' ';
      places_[number] = {i, pack};
      objects_.print(packed[i], objects);
      objects += '\n';
    }
    add_stream("/Type/ObjStm/N " + std::to_string(packed.size()) + "/First " +
                   std::to_string(places.size()),
               places + objects);
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
    return "/Size " + std::to_string(end_) + "/Root " + reference(objects_.catalog()) + "/Info " +
           reference(objects_.info());
  }

  std::string file_id() const {
    const std::uint64_t high = hash_bytes(out_, 0);
    const std::uint64_t low = hash_bytes({reinterpret_cast<const char*>(&high), sizeof high}, 1);
    std::string id;
    for (const std::uint64_t half : {high, low}) {
      for (const unsigned shift : {48U, 32U, 16U, 0U}) append_hex(half >> shift & 0xFFFFU, id);
    }
    return "/ID [<" + id + "><" + id + ">]";
  }

  void finish(std::size_t table) { out_ += "\nstartxref\n" + std::to_string(table) + "\n%%EOF\n"; }

  PdfObjects& objects_;
  std::uint32_t end_;  // of the numbers
  std::vector<Place> places_;
  std::string out_;
};

Finding library_finding(const std::string& error) {
  Finding finding{.id = "pdf-engine"};
  finding.message = "PDF 生成失败，程序库错误代码 " + error;
  finding.help = "可能是内存不足或版面尺寸不合理；反复出现的，请连同输入文件一并报告";
  return finding;
}

}  // namespace

std::optional<std::string> write_file(PdfObjects& objects, FileForm form, Findings& findings) {
  std::string out;
  if (!objects.error()) {
    FileWriter writer(objects);
    out = form == FileForm::kPlain ? writer.write_plain() : writer.write_packed();
  }
  const std::optional<std::string> error = objects.error();
  if (!error) return out;
  findings.add(library_finding(*error));
  return std::nullopt;
}

}  // namespace gongkai
