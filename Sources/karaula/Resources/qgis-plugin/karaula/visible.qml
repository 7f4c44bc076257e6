<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="paletted" band="1" opacity="0.6" alphaBand="-1" nodataColor="">
      <colorPalette>
        <paletteEntry value="255" color="#009e73" alpha="255" label="visible"/>
        <paletteEntry value="0" color="#000000" alpha="0" label="not visible"/>
      </colorPalette>
    </rasterrenderer>
  </pipe>
</qgis>
