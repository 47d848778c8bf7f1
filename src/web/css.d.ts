// CSS modules give a table of class names; plain style sheets and fonts are imported for their effect only.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export = classes;
}
declare module '*.css' {}
