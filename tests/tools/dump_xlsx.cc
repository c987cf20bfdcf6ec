// dump_xlsx FILE: prints a workbook as text.

#include <fstream>
#include <iostream>
#include <iterator>

#include "tools/xlsx_dump.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: dump_xlsx FILE\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const auto book = gongkai::read_xlsx(bytes);
  if (!book) {
    std::cerr << argv[1] << ": not a workbook\n";
    return 1;
  }
  std::cout << gongkai::dump_xlsx(*book);
  return 0;
}
