import Foundation
import GeoCore
import Testing

@testable import GeoIO

#if os(Linux)
  @Suite("A second wall round what is read", .timeLimit(.minutes(60)))
  struct ReadingWallTests {
    /// What a thread can do behind the wall; the kernel binds the thread alone, so the other tests run on as before.
    private static func behindWall<Value: Sendable>(
      around folder: String, outputs: [String] = [], _ body: @escaping @Sendable () -> Value
    ) async throws -> Value? {
      try await withCheckedThrowingContinuation { continuation in
        let thread = Thread {
          continuation.resume(
            with: Result { try ReadingWall.raise(around: folder, outputs: outputs) ? body() : nil })
        }
        thread.start()
      }
    }

    /// The error number of opening a path; 0 when it opens.
    private static func opening(_ path: String, _ flags: Int32 = O_RDONLY) -> Int32 {
      let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return errno }
      close(descriptor)
      return 0
    }

    @Test("inside all is read, outside nothing, nor through a link, nor is a folder listed")
    func reading() async throws {
      let scratch = try Scratch()
      let (inside, outside) = (scratch.file("inside"), scratch.file("outside"))
      for folder in [inside, outside] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(filePath: folder + "/file"))
      }
      try FileManager.default.createSymbolicLink(
        atPath: inside + "/link", withDestinationPath: outside + "/file")
      let paths = ["/file", "/link"].map { inside + $0 } + [outside + "/file", outside, inside]
      let before = paths.map { Self.opening($0) }
      #expect(before == [0, 0, 0, 0, 0])
      guard let behind = try await Self.behindWall(around: inside, { paths.map { Self.opening($0) } }) else {
        return  // The kernel has no Landlock.
      }
      #expect(behind == [0, EACCES, EACCES, EACCES, 0])
      #expect(paths.map { Self.opening($0) } == before, "other threads are as free as before")
    }

    @Test(
      "an output outside is made, moved to another folder and read again, also where its folder is not there yet"
    )
    func writing() async throws {
      let scratch = try Scratch()
      let (inside, output) = (scratch.file("inside"), scratch.file("results/night/out"))
      try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
      let answers = try await Self.behindWall(around: inside, outputs: [output]) {
        let parent = (output as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        let made = Self.opening(output, O_RDWR | O_CREAT | O_EXCL)
        let staging = parent + "/staging"
        try? FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
        let moved = unsafe rename(output, staging + "/out") == 0 ? 0 : errno
        return [made, moved, Self.opening(staging + "/out")]
      }
      #expect(answers == nil || answers == [0, 0, 0])
    }

    @Test(
      "the folder of a path, however it is written",
      arguments: [
        (".", "."), ("./", "."), ("a", "."), ("./a", "."), ("a/", "."), ("a/b", "a"), ("a/b//", "a"),
        ("/", "/"), ("/a", "/"), ("", "."), ("..", "."), ("a/..", "a"),
      ])
    func parentFolder(path: String, parent: String) { #expect(path.parentFolder == parent) }

    @Test("the current folder is an output, too", arguments: [".", "./", "..", "new", "/"])
    func currentFolder(output: String) async throws {
      let scratch = try Scratch()
      _ = try await Self.behindWall(around: scratch.path, outputs: [output]) { true }
    }

    @Test("no program is started, and the libraries' own data are read")
    func programs() async throws {
      let scratch = try Scratch()
      let answers = try await Self.behindWall(around: scratch.path) {
        [starts("/bin/true"), (try? SpatialReference("EPSG:3909")) != nil]
      }
      #expect(answers == nil || answers == [false, true])
    }
  }

  /// Whether a program starts.
  private func starts(_ path: String) -> Bool {
    let child = Process()
    child.executableURL = URL(filePath: path)
    return (try? child.run()) != nil
  }
#endif
