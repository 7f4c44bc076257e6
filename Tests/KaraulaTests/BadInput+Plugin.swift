/// Wrong ways to install the plugin of QGIS.
extension BadInput {
  static let plugins: [BadInput] = [
    .usage(
      "plugin for a profile and a folder", "qgis-plugin", "--install", "--profile", "default", "--to", "p",
      words: "--profile", "--to", "exclude"),
    .usage("plugin for a folder without a name", "qgis-plugin", "--install", "--to", "", words: "--to"),
    .usage(
      "plugin for a profile that is a path", "qgis-plugin", "--install", "--profile", "../default",
      words: "--profile '../default'", "name"),
    .usage("plugin and an unknown option", "qgis-plugin", "--instal", words: "--instal"),
    BadInput(
      name: "plugin below a file", files: ["taken": "mine"],
      arguments: ["qgis-plugin", "--install", "--to", "taken/below"], isFoundByValidate: false, status: 73,
      words: ["taken/below/karaula: ", "folder"]),
    BadInput(
      name: "plugin in place of something else", files: ["karaula/mine.txt": "mine"],
      arguments: ["qgis-plugin", "--install", "--to", "."], isFoundByValidate: false, status: 73,
      words: ["./karaula: ", "no copy of the plugin", "--to"]),
  ]
}
