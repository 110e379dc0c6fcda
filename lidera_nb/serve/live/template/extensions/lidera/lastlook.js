// A plugin of Voila's page. ipywidgets 8.1.9 looks for a widget every tenth of a second for two
// seconds and then gives up without a last look: what the kernel sent in that last tenth is never
// drawn, for good (jupyter-widgets/ipywidgets#4026). Here it looks once more.
(() => {
  function mend(manager) {
    const looked = manager.get_model.bind(manager);
    manager.get_model = (id) => looked(id).catch((error) => {
      if (manager.has_model(id)) return looked(id);
      throw error;
    });
  }

  const plugin = {
    id: "lidera:last-look",
    autoStart: true,
    // Not waited for: without a kernel there is no manager, and the page must start all the same.
    activate: (app) => void app.widgetManagerPromise.promise.then(mend),
  };

  (window._JUPYTERLAB ??= {}).lidera = { init: () => {}, get: async () => () => plugin };
})();
