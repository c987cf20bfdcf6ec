#include "layout/flow.h"

#include <gtest/gtest.h>

#include <string>

namespace gongkai {
namespace {

// Ten lines fit on a page.
constexpr Length kHeight = points(100);

FlowBlock text(int lines) { return {.lines = lines, .pitch = points(10), .size = points(10)}; }

FlowBlock heading(int lines = 1) {
  FlowBlock block = text(lines);
  block.is_heading = true;
  return block;
}

// "0:0-4@0 1:0-6@40 | 1:6-8@0": block, its lines and their place, page by page.
std::string broken(const std::vector<FlowBlock>& blocks, Length height = kHeight) {
  std::string out;
  for (const FlowPage& page : break_flow(blocks, height)) {
    if (!out.empty()) out += " | ";
    std::string lines;
    for (const PlacedLines& placed : page) {
      if (!lines.empty()) lines += ' ';
      lines += std::to_string(placed.block) + ":" + std::to_string(placed.first_line) + "-" +
               std::to_string(placed.end_line) + "@" +
               std::to_string(placed.y.milli_points() / 1000);
    }
    out += lines;
  }
  return out;
}

TEST(Flow, FillsPages) { EXPECT_EQ(broken({text(4), text(8)}), "0:0-4@0 1:0-6@40 | 1:6-8@0"); }

TEST(Flow, OfNothingHasOnePage) { EXPECT_EQ(break_flow({}, kHeight).size(), 1U); }

TEST(Flow, LeavesNoFirstLineAlone) { EXPECT_EQ(broken({text(9), text(4)}), "0:0-9@0 | 1:0-4@0"); }

TEST(Flow, LeavesNoLastLineAlone) {
  EXPECT_EQ(broken({text(6), text(5)}), "0:0-6@0 1:0-3@60 | 1:3-5@0");
}

TEST(Flow, BreaksParagraphsOfTwoLinesAnywhere) {
  EXPECT_EQ(broken({text(9), text(2)}), "0:0-9@0 1:0-1@90 | 1:1-2@0");
  EXPECT_EQ(broken({text(8), text(3)}), "0:0-8@0 | 1:0-3@0");
}

TEST(Flow, KeepsAHeadingWithTwoLines) {
  EXPECT_EQ(broken({text(7), heading(), text(5)}), "0:0-7@0 1:0-1@70 2:0-2@80 | 2:2-5@0");
  EXPECT_EQ(broken({text(8), heading(), text(5)}), "0:0-8@0 | 1:0-1@0 2:0-5@10");
}

// A place for a seal: a line with room below it, and the date behind a stretch.
TEST(Flow, CountsTheRoomBelowWhatStaysWithTheNext) {
  FlowBlock seal = heading();
  seal.after = points(40);
  EXPECT_EQ(broken({text(6), seal, {}, text(1)}), "0:0-6@0 | 1:0-1@0 3:0-1@50");
  EXPECT_EQ(broken({text(4), seal, {}, text(1)}), "0:0-4@0 1:0-1@40 3:0-1@90");
}

TEST(Flow, KeepsHeadingsTogether) {
  EXPECT_EQ(broken({text(7), heading(), heading(), text(5)}),
            "0:0-7@0 | 1:0-1@0 2:0-1@10 3:0-5@20");
}

TEST(Flow, BreaksHeadingsThatFitOnNoPage) {
  EXPECT_EQ(broken({text(1), heading(25), text(1)}),
            "0:0-1@0 1:0-9@10 | 1:9-19@0 | 1:19-25@0 2:0-1@60");
}

TEST(Flow, HasSpaceBetweenBlocksButNotAtThePagesTop) {
  FlowBlock spaced = text(2);
  spaced.before = points(7);
  spaced.after = points(5);
  EXPECT_EQ(broken({spaced, text(7), spaced}), "0:0-2@0 1:0-7@25 | 2:0-2@0");
  EXPECT_EQ(broken({spaced, spaced}), "0:0-2@0 1:0-2@32");
}

TEST(Flow, LetsTheLastLinesLeadingHangOver) {
  FlowBlock leaded = text(5);
  leaded.pitch = points(20);
  EXPECT_EQ(broken({leaded}, points(95)), "0:0-5@0");
  EXPECT_EQ(broken({leaded}, points(94)), "0:0-3@0 | 0:3-5@0");
}

TEST(Flow, SharesFreeHeightAmongStretches) {
  EXPECT_EQ(broken({{}, text(2), {}, {}, text(2)}), "1:0-2@20 4:0-2@80");
}

TEST(Flow, OfAStretchedPageHasSpaceAtTheTop) {
  FlowBlock spaced = text(2);
  spaced.before = points(30);
  EXPECT_EQ(broken({spaced, {}, text(1)}), "0:0-2@30 2:0-1@90");
}

TEST(Flow, ForgetsStretchesThatDoNotFit) {
  EXPECT_EQ(broken({{}, text(6), {}, text(6)}), "1:0-6@0 3:0-4@60 | 3:4-6@0");
}

TEST(Flow, GoesOnWhereNotEvenALineFits) {
  EXPECT_EQ(broken({text(2)}, points(3)), "0:0-1@0 | 0:1-2@0");
}

}  // namespace
}  // namespace gongkai
