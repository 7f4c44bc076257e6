import CSIMDShims
import SweepKernels
import SweepKernelsAVX2
import SweepKernelsAVX512
import SweepRings

/// Which build of the kernels runs; all of them give the same bits.
enum InstructionLevel: String, Sendable, CaseIterable {
  /// What every processor of the architecture can do.
  case baseline
  /// x86-64-v3: AVX2.
  case avx2
  /// x86-64-v4: AVX-512, on vectors of the same length.
  case avx512

  /// The environment variable that forces a level, by its name.
  static let variable = "KARAULA_SIMD"

  /// The forced level when the processor has it, else the best that it has.
  static let current: InstructionLevel = {
    let forced = unsafe karaula_environment(variable).flatMap {
      InstructionLevel(rawValue: unsafe String(cString: $0))
    }
    if let forced, forced.isAvailable { return forced }
    return allCases.last(where: \.isAvailable) ?? .baseline
  }()

  /// Whether this processor can run it.
  var isAvailable: Bool {
    switch self {
    case .baseline: true
    case .avx2: karaula_has_avx2() != 0
    case .avx512: karaula_has_avx512() != 0
    }
  }
}

/// The kernels of a level; what they do stands in SweepKernels.
extension InstructionLevel {
  func lower(
    _ elevations: Span<Float>, by eye: EyeElevation, into heights: inout MutableSpan<Float>, at first: Int
  ) {
    switch self {
    case .baseline: SweepKernels.lower(elevations, by: eye, into: &heights, at: first)
    case .avx2: SweepKernelsAVX2.lower(elevations, by: eye, into: &heights, at: first)
    case .avx512: SweepKernelsAVX512.lower(elevations, by: eye, into: &heights, at: first)
    }
  }

  func lowerColumns(
    _ elevations: Span<Float>, at place: Int, stride: Int, rows: Int, by eye: EyeElevation,
    into heights: inout MutableSpan<Float>, at first: Int, step: Int, isReversed: Bool
  ) {
    switch self {
    case .baseline:
      SweepKernels.lowerColumns(
        elevations, at: place, stride: stride, rows: rows, by: eye, into: &heights, at: first, step: step,
        isReversed: isReversed)
    case .avx2:
      SweepKernelsAVX2.lowerColumns(
        elevations, at: place, stride: stride, rows: rows, by: eye, into: &heights, at: first, step: step,
        isReversed: isReversed)
    case .avx512:
      SweepKernelsAVX512.lowerColumns(
        elevations, at: place, stride: stride, rows: rows, by: eye, into: &heights, at: first, step: step,
        isReversed: isReversed)
    }
  }

  func findHighest(
    of elevations: Span<Float>, at place: Int, stride: Int, rows: Int, columns: Int,
    into highest: inout MutableSpan<Float>, at first: Int, limits: inout HeightLimits
  ) {
    switch self {
    case .baseline:
      SweepKernels.findHighest(
        of: elevations, at: place, stride: stride, rows: rows, columns: columns, into: &highest, at: first,
        limits: &limits)
    case .avx2:
      SweepKernelsAVX2.findHighest(
        of: elevations, at: place, stride: stride, rows: rows, columns: columns, into: &highest, at: first,
        limits: &limits)
    case .avx512:
      SweepKernelsAVX512.findHighest(
        of: elevations, at: place, stride: stride, rows: rows, columns: columns, into: &highest, at: first,
        limits: &limits)
    }
  }

  func findLowest(
    of west: Span<Float>, _ east: Span<Float>, at first: Int, into lowest: inout MutableSpan<Float>
  ) {
    switch self {
    case .baseline: SweepKernels.findLowest(of: west, east, at: first, into: &lowest)
    case .avx2: SweepKernelsAVX2.findLowest(of: west, east, at: first, into: &lowest)
    case .avx512: SweepKernelsAVX512.findLowest(of: west, east, at: first, into: &lowest)
    }
  }

  func testHorizon(
    of posts: Span<Float>, above horizon: Span<Float>, ring: SweepRing, targetHeight: Float,
    into seen: inout MutableSpan<UInt8>
  ) {
    switch self {
    case .baseline:
      SweepKernels.testHorizon(
        of: posts, above: horizon, ring: ring, targetHeight: targetHeight, into: &seen)
    case .avx2:
      SweepKernelsAVX2.testHorizon(
        of: posts, above: horizon, ring: ring, targetHeight: targetHeight, into: &seen)
    case .avx512:
      SweepKernelsAVX512.testHorizon(
        of: posts, above: horizon, ring: ring, targetHeight: targetHeight, into: &seen)
    }
  }

  func measureHorizon(
    of posts: Span<Float>, above horizon: Span<Float>, ring: SweepRing, into heights: inout MutableSpan<Float>
  ) {
    switch self {
    case .baseline: SweepKernels.measureHorizon(of: posts, above: horizon, ring: ring, into: &heights)
    case .avx2: SweepKernelsAVX2.measureHorizon(of: posts, above: horizon, ring: ring, into: &heights)
    case .avx512: SweepKernelsAVX512.measureHorizon(of: posts, above: horizon, ring: ring, into: &heights)
    }
  }

  func raiseHorizon(by posts: Span<Float>, ring: SweepRing, of horizon: inout MutableSpan<Float>) {
    switch self {
    case .baseline: SweepKernels.raiseHorizon(by: posts, ring: ring, of: &horizon)
    case .avx2: SweepKernelsAVX2.raiseHorizon(by: posts, ring: ring, of: &horizon)
    case .avx512: SweepKernelsAVX512.raiseHorizon(by: posts, ring: ring, of: &horizon)
    }
  }

  func raiseBounds(
    by posts: Span<Float>, ring: SweepRing, of upper: inout MutableSpan<Float>,
    and block: inout MutableSpan<Float>, floor: inout MutableSpan<Float>
  ) {
    switch self {
    case .baseline: SweepKernels.raiseBounds(by: posts, ring: ring, of: &upper, and: &block, floor: &floor)
    case .avx2: SweepKernelsAVX2.raiseBounds(by: posts, ring: ring, of: &upper, and: &block, floor: &floor)
    case .avx512:
      SweepKernelsAVX512.raiseBounds(by: posts, ring: ring, of: &upper, and: &block, floor: &floor)
    }
  }

  func lowerBounds(of posts: Span<Float>, ring: SweepRing, into floor: inout MutableSpan<Float>) {
    switch self {
    case .baseline: SweepKernels.lowerBounds(of: posts, ring: ring, into: &floor)
    case .avx2: SweepKernelsAVX2.lowerBounds(of: posts, ring: ring, into: &floor)
    case .avx512: SweepKernelsAVX512.lowerBounds(of: posts, ring: ring, into: &floor)
    }
  }

  func raiseIntervals(
    by floor: Span<Float>, ring: SweepRing, west: inout MutableSpan<Float>, east: inout MutableSpan<Float>
  ) {
    switch self {
    case .baseline: SweepKernels.raiseIntervals(by: floor, ring: ring, west: &west, east: &east)
    case .avx2: SweepKernelsAVX2.raiseIntervals(by: floor, ring: ring, west: &west, east: &east)
    case .avx512: SweepKernelsAVX512.raiseIntervals(by: floor, ring: ring, west: &west, east: &east)
    }
  }

  func testBounds(
    of posts: Span<Float>, upper: Span<Float>, west: Span<Float>, east: Span<Float>, ring: SweepRing,
    targetHeight: Float, into seen: inout MutableSpan<UInt8>
  ) {
    switch self {
    case .baseline:
      SweepKernels.testBounds(
        of: posts, upper: upper, west: west, east: east, ring: ring, targetHeight: targetHeight, into: &seen)
    case .avx2:
      SweepKernelsAVX2.testBounds(
        of: posts, upper: upper, west: west, east: east, ring: ring, targetHeight: targetHeight, into: &seen)
    case .avx512:
      SweepKernelsAVX512.testBounds(
        of: posts, upper: upper, west: west, east: east, ring: ring, targetHeight: targetHeight, into: &seen)
    }
  }

  func measureBounds(
    of posts: Span<Float>, upper: Span<Float>, west: Span<Float>, east: Span<Float>, ring: SweepRing,
    targetHeight: Float, tolerance: Float, into heights: inout MutableSpan<Float>
  ) {
    switch self {
    case .baseline:
      SweepKernels.measureBounds(
        of: posts, upper: upper, west: west, east: east, ring: ring, targetHeight: targetHeight,
        tolerance: tolerance, into: &heights)
    case .avx2:
      SweepKernelsAVX2.measureBounds(
        of: posts, upper: upper, west: west, east: east, ring: ring, targetHeight: targetHeight,
        tolerance: tolerance, into: &heights)
    case .avx512:
      SweepKernelsAVX512.measureBounds(
        of: posts, upper: upper, west: west, east: east, ring: ring, targetHeight: targetHeight,
        tolerance: tolerance, into: &heights)
    }
  }
}

extension ViewshedEngine {
  /// The name of the instructions that the kernels use on this processor: `baseline`, `avx2` or `avx512`.
  public static var instructionLevel: String { InstructionLevel.current.rawValue }
}
