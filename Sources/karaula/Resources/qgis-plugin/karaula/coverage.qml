<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="0.6" alphaBand="-1" nodataColor=""
        classificationMin="0" classificationMax="1">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0"
            minimumValue="0" maximumValue="1" labelPrecision="2">
          <item value="0" color="#0072b2" alpha="0" label="0: never detected"/>
          <item value="0.5" color="#56b4e9" alpha="255" label="0.5"/>
          <item value="1" color="#0072b2" alpha="255" label="1: always detected"/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
  </pipe>
</qgis>
